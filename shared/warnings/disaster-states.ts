import type { DisasterRow, MoveMark, MoveState } from './disaster-model'

export const MOVE_STATE_LABELS: Readonly<Record<MoveState, { zh: string; en: string }>> = {
  waiting: { zh: '未联系', en: 'Not reached' },
  told: { zh: '已告知', en: 'Told' },
  visited: { zh: '已上门', en: 'Visited' },
  moved: { zh: '已转移', en: 'Moved' },
  refused: { zh: '不愿转移', en: 'Refused' },
  notFound: { zh: '没找到', en: 'Not found' },
  notNeeded: { zh: '不需要转移', en: 'Safe where they are' },
  returned: { zh: '已返回', en: 'Returned' },
}

type Standing = Pick<DisasterRow, 'state' | 'stateAt' | 'marks' | 'conflict'>

/** The newest by the time it happened; of one instant, what arrived last. */
const newest = (marks: readonly MoveMark[]): MoveMark | undefined =>
  marks.reduce<MoveMark | undefined>((best, mark) => (best && mark.at < best.at ? best : mark), undefined)

/**
 * A word about somebody arrives, perhaps late from a valley without signal. The one that happened last counts; where the
 * writer had not seen what already stood and says something else, both are shown until somebody who saw them speaks.
 * The same word twice changes nothing (undefined).
 */
export const afterMark = (row: Standing, mark: MoveMark, seenAt: string | null): Standing | undefined => {
  const known = row.marks.some((one) => one.at === mark.at && one.state === mark.state && one.byName === mark.byName)
  if (known) return undefined
  const marks = [...row.marks, mark]
  const last = newest(marks)
  const blind = row.stateAt !== null && row.stateAt !== seenAt
  return {
    marks,
    state: last?.state ?? row.state,
    stateAt: last?.at ?? row.stateAt,
    conflict: blind ? row.conflict || mark.state !== row.state : false,
  }
}

/** 「兰小燕15:10：已转移；徐阿妹15:05：不愿转移」: what does not agree, newest first. */
export const conflictZh = ({ marks, conflict }: Pick<Standing, 'marks' | 'conflict'>): string | null =>
  conflict
    ? [...marks]
        .sort((a, b) => (a.at < b.at ? 1 : -1))
        .slice(0, 2)
        .map(({ byName, at, state }) => `${byName}${at.slice(11, 16)}：${MOVE_STATE_LABELS[state].zh}`)
        .join('；')
    : null
