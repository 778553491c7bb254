import { z } from 'zod'
import { documentFields } from '../kernel/document'
import type { LocalDate } from '../kernel/dates'

/**
 * When a household is looked at again: at once after a change, or on the day on which a rule may turn by date alone (an
 * eightieth birthday).
 */
export const ScanMark = z.object({
  /** The block's version that set it: another mark, another number. */
  version: z.int(),
  dueOn: z.string(),
  /** Feeds that a rule waits for: when a complete one comes, the household is looked at again. */
  waitsFor: z.array(z.string()),
})
export type ScanMark = z.infer<typeof ScanMark>

/** The marks of a block's households; `_id` is the block's. */
export const ScanMarkBlock = z.object({
  ...documentFields,
  areaCode: z.string(),
  /** The earliest of its households' days. */
  dueOn: z.string(),
  /** Every feed that one of them waits for. */
  waitsFor: z.array(z.string()),
  homes: z.record(z.string(), ScanMark),
})
export type ScanMarkBlock = z.infer<typeof ScanMarkBlock>

/** Before every day there is: due at once. */
const AT_ONCE: LocalDate = '1900-01-01'

/** After every day there is: only a change or the arrival of a feed brings the household back. */
export const NEVER: LocalDate = '9999-12-31'

/** What a household is marked with when something of it has changed. */
export const CHANGED: Omit<ScanMark, 'version'> = { dueOn: AT_ONCE, waitsFor: [] }

/** The day and the feeds by which a block is found, from those of its households. */
export const summaryOf = (homes: Readonly<Record<string, ScanMark>>): Pick<ScanMarkBlock, 'dueOn' | 'waitsFor'> => {
  const marks = Object.values(homes)
  return {
    dueOn: marks.reduce((earliest, { dueOn }) => (dueOn < earliest ? dueOn : earliest), NEVER),
    waitsFor: [...new Set(marks.flatMap(({ waitsFor }) => waitsFor))].sort(),
  }
}

/** Version 1 kept a document a household. */
export const marksOfVersion1 = (old: Record<string, unknown>): Record<string, unknown> => {
  const { _id, version, createdAt, updatedAt, areaCode, dueOn, waitsFor } = old
  return {
    _id,
    version,
    createdAt,
    updatedAt,
    areaCode,
    dueOn,
    waitsFor,
    homes: { [String(_id)]: { version, dueOn, waitsFor } },
  }
}
