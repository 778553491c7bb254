import type { Instant } from '../kernel/dates'
import type { DisasterPlace } from './disaster-contract'
import { nearestShelter, shelterZh, type Shelter } from './shelter'
import { MoveState, type DisasterRow } from './disaster-model'

type Row = Pick<DisasterRow, 'areaCode' | 'band' | 'state' | 'deadlineAt' | 'conflict'>

/** When the board is read, and where people can be brought. */
interface BoardAt {
  now: Instant
  shelters: readonly Shelter[]
}

/** Gone to safety, back again, or found to be safe where they are. */
const isDone = ({ state }: Row): boolean => state === 'moved' || state === 'returned' || state === 'notNeeded'

const placeOf = (areaCode: string, areaZh: string, rows: readonly Row[], { now, shelters }: BoardAt): DisasterPlace => {
  const shelter = nearestShelter(shelters, areaCode)
  return {
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
    shelterZh: shelter ? shelterZh(shelter) : null,
  }
}

/**
 * The board: each village, worst off first, and all of them. 灾害转移完成率 = (moved or safe in place) / (listed as 先转移 − away);
 * null where nobody is left to count.
 */
export const boardOf = (
  rows: readonly Row[],
  nameOf: (areaCode: string) => string,
  areaCode: string,
  at: BoardAt,
): { places: DisasterPlace[]; total: DisasterPlace; movedRatio: number | null } => {
  const villages = new Map<string, Row[]>()
  for (const row of rows) {
    const code = row.areaCode.slice(0, 12)
    villages.set(code, [...(villages.get(code) ?? []), row])
  }
  const places = [...villages]
    .map(([code, some]) => placeOf(code, nameOf(code), some, at))
    .sort((a, b) => b.states.waiting - a.states.waiting || (a.areaCode < b.areaCode ? -1 : 1))
  const first = rows.filter(({ band, state }) => band === 'move-first' && state !== 'notFound')
  return {
    places,
    total: { ...placeOf(areaCode, '合计', rows, at), shelterZh: null },
    movedRatio: first.length === 0 ? null : first.filter(isDone).length / first.length,
  }
}
