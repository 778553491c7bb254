import { z } from 'zod'
import { documentFields } from '../kernel/document'
import type { LocalDate } from '../kernel/dates'

/**
 * A household that the next scan looks at; `_id` is the household's. `dueOn` is the day from which it is looked at:
 * at once after a change, or the day on which a rule may turn by date alone (an eightieth birthday).
 */
export const ScanMark = z.object({
  ...documentFields,
  areaCode: z.string(),
  dueOn: z.string(),
  /** Feeds that a rule waits for: when a complete one comes, the household is looked at again. */
  waitsFor: z.array(z.string()),
})
export type ScanMark = z.infer<typeof ScanMark>

/** Before every day there is: due at once. */
const AT_ONCE: LocalDate = '1900-01-01'

type NewMark = Pick<ScanMark, '_id' | 'areaCode' | 'dueOn' | 'waitsFor'>

/** What whoever changes a household's facts puts into `scanMarks` in the same transaction. */
export const markChanged = (household: { _id: string; areaCode: string }): NewMark => ({
  _id: household._id,
  areaCode: household.areaCode,
  dueOn: AT_ONCE,
  waitsFor: [],
})

/** After every day there is: only the arrival of a feed brings the household back. */
export const NEVER: LocalDate = '9999-12-31'
