import type { DisasterLine } from '@shared/warnings/disaster-contract'
import { MOVE_STATE_LABELS } from '@shared/warnings/disaster-states'
import type { MoveState } from '@shared/warnings/disaster-model'
import type { OfflineEntry } from '../../cloud/offline-entry'
import type { Moves } from './move-cache'

/** A line as the worker sees it: with what they said and is still on the phone. */
export interface MoveLine extends DisasterLine {
  waiting: boolean
}

const marksOf = (entries: readonly OfflineEntry[]): OfflineEntry[] =>
  entries.filter(({ action, state }) => action === 'markDisaster' && state !== 'refused')

/** The last word about somebody that this phone has said: it stands on the screen before the server has it. */
export const withMarks = (
  { event, rows }: Moves,
  entries: readonly OfflineEntry[],
): { event: Moves['event']; rows: MoveLine[] } => {
  const marks = marksOf(entries)
  return {
    event,
    rows: rows.map((row) => {
      const mark = marks.filter(({ input }) => input.rowId === row.rowId).at(-1)
      const at = String(mark?.input.at ?? '')
      const waiting = mark?.state === 'waiting'
      if (mark === undefined || (!waiting && row.stateAt !== null && row.stateAt >= at)) return { ...row, waiting }
      const state = mark.input.state as MoveState
      return { ...row, waiting, state, stateZh: MOVE_STATE_LABELS[state].zh, stateAt: at }
    }),
  }
}

/** The four words with a large button, and those behind. */
export const FIRST_MARKS = [
  { value: 'moved', label: '已转移' },
  { value: 'visited', label: '已上门' },
  { value: 'notFound', label: '没找到' },
  { value: 'notNeeded', label: '不需要' },
] as const
export const MORE_MARKS = [
  { value: 'refused', label: '不愿转移' },
  { value: 'returned', label: '已返回' },
] as const

/** Nobody has said anything yet, or only that they were told or seen: somebody must still go. */
export const isToDo = ({ state }: Pick<DisasterLine, 'state'>): boolean =>
  state === 'waiting' || state === 'told' || state === 'refused' || state === 'notFound'

/** 「12人，还有5人没联系」 */
export const movesZh = (rows: readonly Pick<DisasterLine, 'state'>[]): string => {
  const waiting = rows.filter(({ state }) => state === 'waiting').length
  return waiting === 0 ? `${rows.length}人，都联系过了` : `${rows.length}人，还有${waiting}人没联系`
}
