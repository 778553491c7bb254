import type { TaskCard } from '@shared/tasks/contract'
import { dueWords, nearestFirst, summaryZh, taskActions, taskTone } from '../../../../miniprogram/features/tasks/view'

const card = (rest: Partial<TaskCard>): TaskCard => ({
  taskId: 'T1',
  version: 1,
  kind: 'request',
  titleZh: '房子漏了',
  personName: '叶根福',
  addressZh: '溪边路17号',
  status: 'requested',
  statusZh: '待接单',
  dueAt: '2026-11-23T18:00:00.000+08:00',
  dueZh: '今天18:00前联系',
  overdue: false,
  ...rest,
})

describe('a task card', () => {
  it('says in words that it is overdue', () => {
    expect(dueWords(card({}))).toBe('今天18:00前联系')
    expect(dueWords(card({ overdue: true }))).toBe('已超时 · 今天18:00前联系')
    expect(dueWords(card({ overdue: true, dueZh: '已超时2小时' }))).toBe('已超时2小时')
  })

  it('stands before those with a later deadline', () => {
    const late = card({ taskId: 'T2', dueAt: '2026-11-24T18:00:00.000+08:00' })
    expect(nearestFirst([late, card({})]).map((task) => task.taskId)).toEqual(['T1', 'T2'])
  })

  it('is visited only after it was accepted, and completed by saying so only when it is a delivery', () => {
    expect(taskActions({ ...card({}), householdId: null })).toEqual({
      canAccept: true,
      canReturn: true,
      canVisit: false,
      canComplete: false,
      knowsHousehold: false,
    })
    expect(taskActions({ kind: 'request', status: 'accepted', householdId: 'H1' })).toMatchObject({ canVisit: true })
    expect(taskActions({ kind: 'delivery', status: 'accepted', householdId: 'H1' })).toMatchObject({
      canVisit: false,
      canComplete: true,
    })
  })

  it('counts the day in words', () => {
    expect(summaryZh([])).toBe('今天没有要跑的事')
    expect(summaryZh([card({}), card({ overdue: true })])).toBe('2件要办，其中1件已超时')
    expect(taskTone(card({ overdue: true }))).toBe('danger')
  })
})
