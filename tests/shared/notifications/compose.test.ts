import { asThing, asTime, MESSAGES, notify, PAGES, THING_LIMIT } from '@shared/notifications/compose'
import { NotifyPayload } from '@shared/notifications/model'

describe('messages', () => {
  it.each(Object.entries(MESSAGES))(
    '%s fits WeChat’s field and names no person, illness, income or policy',
    (_key, { textZh }) => {
      expect([...textZh].length).toBeLessThanOrEqual(THING_LIMIT)
      expect(asThing(textZh)).toBe(textZh)
      expect(textZh).not.toMatch(/低保|医疗|救助金|病|残|收入|元|叶|林|暴力|孩子/)
    },
  )

  it('longer ones are cut by rule, lines and blanks removed', () => {
    expect(asThing('一'.repeat(20))).toBe('一'.repeat(20))
    expect(asThing('一'.repeat(21))).toBe(`${'一'.repeat(19)}…`)
    expect(asThing('您有\n1件 新任务')).toBe('您有1件新任务')
  })

  it('carry a key that tells the event once, and a payload the deliverer takes', () => {
    const row = notify('newTask', 't1', { staffId: 's1' }, { page: PAGES.task('t1'), relatedId: 't1' })
    expect(row).toMatchObject({ key: 'notify:newTask:t1', kind: 'notify' })
    expect(NotifyPayload.parse(row.payload)).toEqual(row.payload)
  })

  it('write the time as WeChat reads it', () => {
    expect(asTime('2026-11-23T08:05:00.000+08:00')).toBe('2026年11月23日 08:05')
  })
})
