import { addMinutes } from '@shared/kernel/dates'
import { dueSentence, isOverdue, overdueStep, type OverdueStep } from '@shared/tasks/task-clock'

const dueAt = '2026-11-23T18:00:00.000+08:00'
const fresh = { status: 'accepted' as const, dueAt, remindedFor: null, escalatedFor: null }

describe('the clock of a task', () => {
  it('walked in steps of ten minutes reminds once at the deadline and escalates once two hours later', () => {
    let task: Parameters<typeof overdueStep>[0] = fresh
    const steps: [string, OverdueStep][] = []
    for (let at = '2026-11-23T08:00:00.000+08:00'; at < '2026-11-25'; at = addMinutes(at, 10)) {
      const step = overdueStep(task, at)
      if (step === 'none') continue
      steps.push([at.slice(0, 16), step])
      task = { ...task, remindedFor: dueAt, ...(step === 'escalate' ? { escalatedFor: dueAt } : {}) }
    }
    expect(steps).toEqual([
      ['2026-11-23T18:10', 'remind'],
      ['2026-11-23T20:00', 'escalate'],
    ])
  })

  it('starts afresh with a new deadline', () => {
    const again = { ...fresh, remindedFor: dueAt, escalatedFor: dueAt, dueAt: '2026-11-24T18:00:00.000+08:00' }
    expect(overdueStep(again, '2026-11-24T17:59:00.000+08:00')).toBe('none')
    expect(overdueStep(again, '2026-11-24T18:01:00.000+08:00')).toBe('remind')
  })

  it('stops for what is done', () => {
    expect(overdueStep({ ...fresh, status: 'completed' }, '2026-11-25T00:00:00.000+08:00')).toBe('none')
    expect(isOverdue({ status: 'cancelled', dueAt }, '2026-11-25T00:00:00.000+08:00')).toBe(false)
  })

  it('is late after the deadline, not at it', () => {
    expect(isOverdue(fresh, dueAt)).toBe(false)
    expect(isOverdue(fresh, addMinutes(dueAt, 1))).toBe(true)
  })

  it('says what is due in words', () => {
    const now = '2026-11-23T08:00:00.000+08:00'
    expect(dueSentence('request', 'requested', dueAt, now)).toBe('今天18:00前联系')
    expect(dueSentence('request', 'inProgress', '2026-11-24T18:00:00.000+08:00', now)).toBe('明天18:00前再上门')
    expect(dueSentence('careVisit', 'requested', dueAt, now)).toBe('今天18:00前走访')
    expect(dueSentence('delivery', 'requested', dueAt, now)).toBe('今天18:00前念给本人')
  })
})
