import { z } from 'zod'
import { defineContract } from '../kernel/contract'
import { AreaCode } from '../kernel/document'

/** Who answers for an area, in and out of hours, and the place to go to: shown to anyone, so names and duty phones of staff only. */
export const WhoAnswers = z.object({
  areaCode: AreaCode,
  areaName: z.string(),
  townshipName: z.string(),
  gridWorker: z.object({ name: z.string(), phone: z.string() }).nullable(),
  /** Who takes a call at this hour, by the configured duty roster. */
  onDutyNow: z.object({ name: z.string(), phone: z.string(), untilZh: z.string() }),
  villagePoint: z
    .object({ name: z.string(), addressZh: z.string(), phone: z.string(), openingHoursZh: z.string() })
    .nullable(),
})
export type WhoAnswers = z.infer<typeof WhoAnswers>

export const areasContract = defineContract('areas', {
  listChildren: {
    kind: 'read',
    summary: 'Anyone lists the areas under one area (the county when left out).',
    input: z.object({ parentCode: AreaCode.optional() }),
    output: z.object({
      items: z.array(
        z.object({ code: AreaCode, name: z.string(), level: z.enum(['county', 'township', 'community', 'grid']) }),
      ),
    }),
    errors: [],
  },
  whoAnswers: {
    kind: 'read',
    summary: 'Anyone asks who answers for an area now.',
    input: z.object({ areaCode: AreaCode }),
    output: WhoAnswers,
    errors: ['NOT_FOUND'],
  },
})
