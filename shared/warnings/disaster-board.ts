import type { Instant } from '../kernel/dates'
import type { DisasterPlace } from './disaster-contract'
import { MoveState, type DisasterRow } from './disaster-model'

type Row = Pick<DisasterRow, 'areaCode' | 'band' | 'state' | 'deadlineAt' | 'conflict'>

const isDone = ({ state }: Row): boolean => state === 'moved' || state === 'returned'

const placeOf = (areaCode: string, areaZh: string, rows: readonly Row[], now: Instant): DisasterPlace => ({
  areaCode,
  areaZh,
  listed: rows.length,
  moveFirst: rows.filter(({ band }) => band === 'move-first').length,
  unknown: rows.filter(({ band }) => band === 'unknown').length,
  overdue: rows.filter(({ state, deadlineAt }) => state === 'waiting' && deadlineAt < now).length,
  conflicts: rows.filter(({ conflict }) => conflict).length,
  states: Object.fromEntries(
    MoveState.options.map((state) => [state, rows.filter((row) => row.state === state).length]),
  ) as Record<MoveState, number>,
})

/**
 * The board: each village, worst off first, and all of them. 灾害转移完成率 = moved / (listed as 先转移 − confirmed away);
 * null where nobody is left to count.
 */
export const boardOf = (
  rows: readonly Row[],
  nameOf: (areaCode: string) => string,
  areaCode: string,
  now: Instant,
): { places: DisasterPlace[]; total: DisasterPlace; movedRatio: number | null } => {
  const villages = new Map<string, Row[]>()
  for (const row of rows) {
    const code = row.areaCode.slice(0, 12)
    villages.set(code, [...(villages.get(code) ?? []), row])
  }
  const places = [...villages]
    .map(([code, some]) => placeOf(code, nameOf(code), some, now))
    .sort((a, b) => b.states.waiting - a.states.waiting || (a.areaCode < b.areaCode ? -1 : 1))
  const first = rows.filter(({ band, state }) => band === 'move-first' && state !== 'notFound')
  return {
    places,
    total: placeOf(areaCode, '合计', rows, now),
    movedRatio: first.length === 0 ? null : first.filter(isDone).length / first.length,
  }
}
