import { boardOf } from '@shared/warnings/disaster-board'
import type { MoveMark, MoveState } from '@shared/warnings/disaster-model'
import { afterMark, conflictZh } from '@shared/warnings/disaster-states'

const at = (time: string) => `2026-11-23T${time}:00.000+08:00`
const mark = (state: MoveState, time: string, byName: string): MoveMark => ({
  state,
  at: at(time),
  byName,
  recordedAt: at('16:00'),
  noteZh: '',
})
const START = { state: 'waiting' as MoveState, stateAt: null, marks: [], conflict: false }

test('the word that happened last counts, however late another arrives; both are shown', () => {
  const moved = afterMark(START, mark('moved', '15:10', '兰小燕'), null)!
  const late = afterMark(moved, mark('refused', '15:05', '徐阿妹'), null)!
  expect(late).toMatchObject({ state: 'moved', stateAt: at('15:10'), conflict: true })
  expect(conflictZh(late)).toBe('兰小燕15:10：已转移；徐阿妹15:05：不愿转移')
})

test('who saw what stood and says otherwise is no conflict, and settles one', () => {
  const told = afterMark(START, mark('told', '14:00', '兰小燕'), null)!
  expect(afterMark(told, mark('moved', '15:00', '徐阿妹'), at('14:00'))).toMatchObject({
    state: 'moved',
    conflict: false,
  })
  const blind = afterMark(told, mark('refused', '15:00', '徐阿妹'), null)!
  expect(blind.conflict).toBe(true)
  const settled = afterMark(blind, mark('moved', '15:30', '苏晓敏'), at('15:00'))!
  expect(settled).toMatchObject({ state: 'moved', conflict: false })
  expect(conflictZh(settled)).toBeNull()
})

test('the same word twice changes nothing; the same state from two people is no conflict', () => {
  const told = afterMark(START, mark('told', '14:00', '兰小燕'), null)!
  expect(afterMark(told, mark('told', '14:00', '兰小燕'), null)).toBeUndefined()
  expect(afterMark(told, mark('told', '14:05', '徐阿妹'), null)).toMatchObject({ conflict: false })
})

test('the board counts by village; the rate leaves out who is confirmed away', () => {
  const row = (areaCode: string, state: MoveState, band: 'move-first' | 'unknown' = 'move-first') => ({
    areaCode,
    state,
    band,
    deadlineAt: at('12:00'),
    conflict: false,
  })
  const rows = [
    row('33992110720102', 'moved'),
    row('33992110720101', 'notFound'),
    row('33992110720001', 'waiting'),
    row('33992110720001', 'waiting', 'unknown'),
  ]
  const board = boardOf(rows, (code) => code, '339921107', { now: at('13:00'), shelters: [] })
  expect(board.places.map(({ areaCode, listed, overdue }) => [areaCode, listed, overdue])).toEqual([
    ['339921107200', 2, 2],
    ['339921107201', 2, 0],
  ])
  expect(board.movedRatio).toBe(0.5)
  expect(board.total).toMatchObject({ listed: 4, moveFirst: 3, unknown: 1, states: { moved: 1, notFound: 1 } })
  expect(boardOf([], (code) => code, '339921107', { now: at('13:00'), shelters: [] }).movedRatio).toBeNull()
})
