import { workingMinutesBetween } from '../kernel/working-time'
import type { Precision } from './ledger-contract'
import type { Warning } from './model'
import { WarningResult } from './row-model'

/** Of a rate over fewer nobody can tell anything: it is shown grey, with its number. */
export const FEWEST_FOR_A_RATE = 20

type Result = NonNullable<Warning['result']>

/** 属实: hardship or risk was found, whether or not there was a policy for it. */
export const CONFIRMED: readonly Result[] = ['trueAided', 'trueSupported', 'trueNoPolicy', 'trueCorrected']

/** Looked into, and nothing was wrong. */
const NOT_TRUE: readonly Result[] = ['notInNeed', 'explained']

/** Only what was found true or not true says how good a rule is; 数据错误, 无法联系, 已在保 and 本人谢绝 are counted apart. */
export const isHandled = (result: Result): boolean => CONFIRMED.includes(result) || NOT_TRUE.includes(result)

const Z = 1.96

/** Wilson's interval at 95 % for k of n. */
export const wilson = (k: number, n: number): { low: number; high: number } | null => {
  if (n === 0) return null
  const [share, z2] = [k / n, Z * Z]
  const centre = (share + z2 / (2 * n)) / (1 + z2 / n)
  const half = (Z / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n))
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) }
}

/** What the ledger needs of a warning to count it. */
export type Counted = Pick<Warning, 'status' | 'result' | 'openedAt' | 'firstContactAt'>

const medianOf = (numbers: readonly number[]): number | null => {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle]
  if (upper === undefined) return null
  return sorted.length % 2 === 1 ? upper : Math.round(((sorted[middle - 1] ?? upper) + upper) / 2)
}

/** Counts one rule, town or department. */
export const precisionOf = (key: string, labelZh: string, warnings: readonly Counted[]): Precision => {
  const results = Object.fromEntries(WarningResult.options.map((result) => [result, 0])) as Record<Result, number>
  for (const { result } of warnings) if (result !== null) results[result] += 1
  const confirmed = CONFIRMED.reduce((sum, result) => sum + results[result], 0)
  const handled = confirmed + NOT_TRUE.reduce((sum, result) => sum + results[result], 0)
  const interval = wilson(confirmed, handled)
  const contacts = warnings.flatMap(({ openedAt, firstContactAt }) =>
    firstContactAt === null ? [] : [workingMinutesBetween(openedAt, firstContactAt)],
  )
  return {
    key,
    labelZh,
    raised: warnings.length,
    waiting: warnings.filter(({ status }) => status !== 'closed').length,
    handled,
    confirmed,
    ratio: handled === 0 ? null : confirmed / handled,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    tooFew: handled < FEWEST_FOR_A_RATE,
    results,
    medianFirstContactMinutes: medianOf(contacts),
  }
}

/** One line a group, the one with most warnings first. */
export const precisionBy = <W extends Counted>(
  warnings: readonly W[],
  keyOf: (warning: W) => string | null,
  labelOf: (key: string) => string,
): Precision[] => {
  const groups = new Map<string, W[]>()
  for (const warning of warnings) {
    const key = keyOf(warning)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(warning)
    else groups.set(key, [warning])
  }
  return [...groups]
    .map(([key, group]) => precisionOf(key, labelOf(key), group))
    .sort((a, b) => b.raised - a.raised || (a.key < b.key ? -1 : 1))
}

/** 「16.7%（600条里100条属实）」; of too few: 「6条里1条属实，条数太少，不算率」. */
export const precisionZh = ({ handled, confirmed, ratio, tooFew }: Precision): string =>
  ratio === null
    ? '还没有办出结果的'
    : tooFew
      ? `${handled}条里${confirmed}条属实，条数太少，不算率`
      : `${(ratio * 100).toFixed(1)}%（${handled}条里${confirmed}条属实）`
