import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { deriveFacts } from '@shared/facts/derive'
import type { FactEntry } from '@shared/facts/sheet'
import { FACTS } from '@shared/facts/vocabulary'
import { allFeeds } from '@shared/feeds/catalogue'
import { evaluateWarnings, type LookAt } from '@shared/warnings/evaluate'
import { registersOf } from '@shared/warnings/feed-state'
import { anySheet } from '../facts/any-sheet'

const TODAY = '2026-11-23'
/** What scan-platform.ts tells. */
const PLATFORM = [
  'need.uncovered',
  'need.oldestOpenDays',
  'list.daysUndelivered',
  'request.overdueDays',
  'benefit.entitled',
  'area.activeHazards',
  'area.signalLevel',
  'visit.daysSinceLast',
]

const told = (value: FactEntry['value']): FactEntry => ({
  value,
  asOf: '2026-10-01',
  source: { kind: 'derived', from: [], verified: true, label: '平台记录' },
})

const lookOf = (days: number, entitled: string[], feedIds: readonly string[]): LookAt => ({
  today: TODAY,
  areaCode: '33992110920001',
  feeds: Object.fromEntries(feedIds.map((id) => [id, { lastDataOn: TODAY, completeOn: TODAY }])),
  platform: {
    household: { 'need.uncovered': told(days % 3), 'benefit.entitled': told(entitled) },
    members: { p0: { 'visit.daysSinceLast': told(days), 'benefit.entitled': told(entitled) } },
  },
})

describe('a household whose facts are derived already', () => {
  it('is warned of what it would be warned of if they were derived again', () => {
    const looks = fc
      .tuple(
        fc.nat(120),
        fc.subarray(['dibao', 'tekun', 'old-age-allowance']),
        fc.subarray(allFeeds().map((f) => f.id)),
      )
      .map(([days, entitled, feedIds]) => lookOf(days, entitled, feedIds))
    fc.assert(
      fc.property(anySheet, looks, (sheet, look) => {
        const derived = deriveFacts(sheet, { asOf: TODAY, registers: registersOf(look.feeds) })
        const before = JSON.stringify(derived)
        expect(evaluateWarnings(sheet, { ...look, derived })).toEqual(evaluateWarnings(sheet, look))
        expect(JSON.stringify(derived)).toBe(before)
      }),
    )
  })

  it('nothing that is derived reads what the platform tells', () => {
    for (const file of ['derive-person.ts', 'derive-household.ts']) {
      const text = readFileSync(path.join(__dirname, '../../../shared/facts', file), 'utf8')
      for (const id of PLATFORM) expect(text).not.toContain(`'${id}'`)
    }
    for (const id of PLATFORM) expect(FACTS.find((fact) => fact.id === id)?.falseWhenAbsentFrom).toBeUndefined()
  })
})
