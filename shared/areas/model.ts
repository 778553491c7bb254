import { z } from 'zod'
import { AreaCode, documentFields } from '../kernel/document'

/** One area of the county; `_id` is its code. Duty data is configuration of the county, not personal data of residents. */
export const Area = z.object({
  ...documentFields,
  code: AreaCode,
  name: z.string(),
  level: z.enum(['county', 'township', 'community', 'grid']),
  parentCode: AreaCode.nullable(),
  /** People of the households on record, counted on `on`; communities and above. */
  population: z
    .object({
      people: z.int(),
      /** 60 and over, of those whose birth date is known. */
      elders: z.int().optional(),
      /** People of households on a register of civil affairs. */
      registered: z.int().optional(),
      on: z.string(),
    })
    .nullable()
    .optional(),
  /** Grid: its worker. Others: the duty phone. */
  gridWorker: z.object({ staffId: z.string(), name: z.string(), phone: z.string() }).nullable().default(null),
  /** Out-of-hours roster entry; looked up along the prefixes, nearest first. */
  afterHours: z.object({ name: z.string(), phone: z.string() }).nullable().default(null),
  /** Office hours in local time, for example `08:30`–`18:00`; outside them `afterHours` answers. */
  officeHours: z.object({ from: z.string(), to: z.string() }).nullable().default(null),
  villagePoint: z
    .object({ name: z.string(), addressZh: z.string(), phone: z.string(), openingHoursZh: z.string() })
    .nullable()
    .default(null),
})
export type Area = z.infer<typeof Area>
