import type { Facts, FactSheet } from '../facts/sheet'
import { wordsOfFact } from './evidence'
import type { WarningEvidence } from './model'

const holdersOf = ({ household, members }: FactSheet): Facts[] => [household, ...members.map(({ facts }) => facts)]

/** Whether a department says the same of the household today, in a batch that stands. */
const standsAgain = (line: WarningEvidence, sheet: FactSheet | undefined, undone: ReadonlySet<string>): boolean =>
  sheet !== undefined &&
  holdersOf(sheet).some((facts) => {
    const entry = facts[line.factId]
    return (entry ? [entry, ...(entry.others ?? [])] : []).some(
      ({ value, source }) =>
        source.batchId !== undefined && !undone.has(source.batchId) && wordsOfFact(line.factId, value) === line.valueZh,
    )
  })

/** The lines of evidence whose batch its department has taken back, and that nobody has said again since. */
export const takenBackLines = (
  evidence: readonly WarningEvidence[],
  undone: ReadonlySet<string>,
  sheet: FactSheet | undefined,
): ReadonlySet<WarningEvidence> =>
  new Set(
    evidence.filter(
      (line) => line.batchId !== undefined && undone.has(line.batchId) && !standsAgain(line, sheet, undone),
    ),
  )

export const TAKEN_BACK_ZH = '依据的数据已被部门撤回，请先核对预警是否还成立。'
