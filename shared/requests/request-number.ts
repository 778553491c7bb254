import { z } from 'zod'
import { documentFields } from '../kernel/document'

/** A running number of the county. `_id` says of what; `next` is the number the next one gets. Where it starts is seed data. */
export const Counter = z.object({ ...documentFields, next: z.number().int().positive() })
export type Counter = z.infer<typeof Counter>

export const REQUEST_COUNTER_ID = 'requestNo'

/** Said over the telephone: four digits, more only when the county has used them up. */
export const formatRequestNo = (n: number): string => String(n).padStart(4, '0')
