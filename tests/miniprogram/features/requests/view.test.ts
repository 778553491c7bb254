import { areaRequestNote, canClose, progressLines } from '../../../../miniprogram/features/requests/view'
import { whenZh } from '../../../../miniprogram/ui/format/when-zh'

describe('my requests as shown', () => {
  it('tell the time in the county’s words', () => {
    expect(whenZh('2026-11-23T09:05:00.000+08:00')).toBe('11月23日 09:05')
  })

  it('put the newest progress first and mark it as now', () => {
    const progress = [
      { at: '2026-11-23T09:00:00.000+08:00', textZh: '收到求助' },
      { at: '2026-11-23T09:30:00.000+08:00', textZh: '兰小燕接单' },
    ]
    expect(progressLines({ progress })).toEqual([
      { at: '11月23日 09:30', words: '兰小燕接单', now: true },
      { at: '11月23日 09:00', words: '收到求助', now: false },
    ])
  })

  it('may be confirmed once somebody is on it, not before and not twice', () => {
    expect(canClose({ status: 'completed' })).toBe(true)
    expect(canClose({ status: 'requested' })).toBe(false)
    expect(canClose({ status: 'closed' })).toBe(false)
  })

  it('say in words that somebody is late', () => {
    const row = { requestNo: '0712', contactName: '兰小燕', contactDueAt: '2026-11-23T18:00:00.000+08:00' }
    expect(areaRequestNote({ ...row, overdue: true })).toBe('0712 · 兰小燕，11月23日 18:00前联系，已超时')
    expect(areaRequestNote({ ...row, overdue: false })).not.toContain('超时')
  })
})
