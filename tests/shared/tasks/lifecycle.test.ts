import { isOpenTask, taskAfter, taskAllows, TASK_LIFECYCLE } from '@shared/tasks/lifecycle'
import { TaskStatus } from '@shared/tasks/model'

describe('the life of a task', () => {
  it.each([
    ['request', 'requested', 'accept', 'accepted'],
    ['request', 'accepted', 'visit', 'completed'],
    ['request', 'requested', 'visit', 'completed'],
    ['careVisit', 'accepted', 'noneHome', 'inProgress'],
    ['careVisit', 'inProgress', 'visit', 'completed'],
    ['request', 'accepted', 'return', 'rejected'],
    ['request', 'rejected', 'reassign', 'requested'],
    ['delivery', 'requested', 'complete', 'completed'],
  ] as const)('%s %s, %s → %s', (kind, from, event, to) => {
    expect(taskAfter(kind, from, event)).toBe(to)
  })

  it.each([
    ['request', 'accepted', 'complete'],
    ['careVisit', 'accepted', 'complete'],
    ['delivery', 'accepted', 'visit'],
    ['delivery', 'accepted', 'noneHome'],
    ['request', 'rejected', 'accept'],
    ['request', 'completed', 'reassign'],
    ['request', 'cancelled', 'accept'],
  ] as const)('%s %s refuses %s', (kind, from, event) => {
    expect(taskAllows(kind, from, event)).toBe(false)
    expect(() => taskAfter(kind, from, event)).toThrow('ILLEGAL_TRANSITION')
  })

  it('has a row for every state; what is open is somebody’s', () => {
    expect(Object.keys(TASK_LIFECYCLE).sort()).toEqual([...TaskStatus.options].sort())
    expect(TaskStatus.options.filter(isOpenTask)).toEqual(['requested', 'accepted', 'inProgress', 'rejected'])
  })
})
