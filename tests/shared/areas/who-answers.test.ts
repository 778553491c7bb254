import { fullAreaName, HOTLINE, whoAnswers } from '@shared/areas/who-answers'
import type { Area } from '@shared/areas/model'

const area = (code: string, level: Area['level'], name: string, more: Partial<Area> = {}) => ({
  code,
  level,
  name,
  gridWorker: null,
  afterHours: null,
  officeHours: null,
  villagePoint: null,
  ...more,
})
const county = area('339921', 'county', '青禾县')
const township = area('339921107', 'township', '青嶂镇', { afterHours: { name: '值班室', phone: '0578-1' } })
const community = area('339921107201', 'community', '前渡村')
const grid = area('33992110720102', 'grid', '第二网格', {
  gridWorker: { staffId: 's', name: '兰小燕', phone: '15400000002' },
})
const path = [grid, community, township, county]
const at = (instant: string) => whoAnswers(path, instant).onDutyNow

describe('who answers', () => {
  it.each([
    ['2026-11-23T08:29:00.000+08:00', '值班室', '今天08:30前'],
    ['2026-11-23T08:30:00.000+08:00', '兰小燕', '今天17:30前'],
    ['2026-11-23T17:29:00.000+08:00', '兰小燕', '今天17:30前'],
    ['2026-11-23T17:30:00.000+08:00', '值班室', '明天08:30前'],
    // Friday evening and Sunday point to Monday; National Day to the day the offices open again.
    ['2026-11-27T20:00:00.000+08:00', '值班室', '11月30日08:30前'],
    ['2026-11-29T10:00:00.000+08:00', '值班室', '明天08:30前'],
  ])('at %s: %s, %s', (instant, name, untilZh) => {
    expect(at(instant)).toMatchObject({ name, untilZh })
  })

  it('is never nobody: without worker and roster the hotline answers', () => {
    expect(whoAnswers([county], '2026-11-23T10:00:00.000+08:00').onDutyNow).toMatchObject(HOTLINE)
  })

  it('takes what an area leaves out from the nearest area above', () => {
    expect(whoAnswers([community, township, county], '2026-11-23T10:00:00.000+08:00')).toMatchObject({
      areaName: '前渡村',
      townshipName: '青嶂镇',
      gridWorker: null,
      onDutyNow: { name: '值班室' },
    })
  })

  it('spells an area from the county down', () => {
    expect(fullAreaName(path)).toBe('青禾县青嶂镇前渡村第二网格')
  })
})
