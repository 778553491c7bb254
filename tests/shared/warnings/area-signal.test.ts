import { hazardsInForce, withHazard, withoutHazard } from '@shared/warnings/area-signal'
import { signalViews } from '@shared/warnings/signal-view'

const at = (time: string) => `2026-11-23T${time}:00.000+08:00`
const typhoon = { hazard: 'TY', level: '2' as const, issuedAt: at('09:00'), byName: '苏晓敏' }
const rain = { hazard: 'RS', level: '1' as const, issuedAt: at('10:00'), byName: '雷建民' }
const document = (signal: object) => ({
  _id: '339921107',
  schemaVersion: 1,
  version: 1,
  createdAt: at('09:00'),
  updatedAt: at('09:00'),
  areaCode: '339921107',
  hazards: ['TY'],
  level: '2' as const,
  issuedAt: at('09:00'),
  liftedAt: null,
  markFrom: null,
  ...signal,
})

test('each hazard comes and goes by itself; the level is that of the worst in force', () => {
  const first = withHazard(null, typhoon)
  expect(first).toMatchObject({ hazards: ['TY'], level: '2', liftedAt: null, markFrom: '' })
  const both = withHazard(document(first ?? {}), rain)
  expect(both).toMatchObject({ hazards: ['TY', 'RS'], level: '1', issuedAt: at('10:00') })
  const left = withoutHazard(document(both ?? {}), 'RS', at('12:00'))
  expect(left).toMatchObject({ hazards: ['TY'], level: '2', liftedAt: null, markFrom: '' })
  expect(withoutHazard(document(left ?? {}), 'TY', at('13:00'))).toMatchObject({ liftedAt: at('13:00'), markFrom: '' })
})

test('the same signal again, and lifting what is not in force, change nothing', () => {
  expect(withHazard(document(withHazard(null, typhoon) ?? {}), typhoon)).toBeUndefined()
  expect(withHazard(document(withHazard(null, typhoon) ?? {}), { ...typhoon, level: '1' })).toMatchObject({
    level: '1',
  })
  expect(withoutHazard(null, 'TY', at('12:00'))).toBeUndefined()
  expect(withoutHazard(document({}), 'RS', at('12:00'))).toBeUndefined()
  expect(withoutHazard(document({ liftedAt: at('11:00') }), 'TY', at('12:00'))).toBeUndefined()
})

test('a document of earlier days, without hazards by themselves, is read and lifted all the same', () => {
  expect(hazardsInForce(document({}))).toEqual([{ hazard: 'TY', level: '2', issuedAt: at('09:00'), byName: '' }])
  expect(withoutHazard(document({}), 'TY', at('12:00'))).toMatchObject({ liftedAt: at('12:00') })
  expect(withHazard(document({ liftedAt: at('11:00') }), rain)).toMatchObject({ hazards: ['RS'], liftedAt: null })
})

test('signals read as one line a hazard and event, worst first; an event of the county holds those of its townships', () => {
  const nameOf = (code: string) => ({ '339921107': '青嶂镇', '339921108': '石埠镇' })[code] ?? code
  const both = withHazard(document(withHazard(null, typhoon) ?? {}), rain) ?? {}
  const signals = [document({ ...withHazard(null, typhoon), _id: '339921108', areaCode: '339921108' }), document(both)]
  expect(signalViews(signals, [], nameOf)).toMatchObject([
    { titleZh: '暴雨红色：青嶂镇', eventId: null },
    { titleZh: '台风橙色：青嶂镇、石埠镇', areaCodes: ['339921107', '339921108'], eventId: null },
  ])
  const event = { _id: 'e1', kind: 'TY', areaCodes: ['339921108'] }
  expect(signalViews(signals, [event], nameOf).filter(({ kind }) => kind === 'TY')).toMatchObject([
    { areaCodes: ['339921107'], eventId: null },
    { areaCodes: ['339921108'], eventId: 'e1' },
  ])
})
