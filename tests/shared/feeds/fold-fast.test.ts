import fc from 'fast-check'
import { applyFolds, foldHousehold, refoldAfter, sameFacts } from '@shared/feeds/apply-folds'
import { allFeeds, findFeed } from '@shared/feeds/catalogue'
import { foldsTurnOn } from '@shared/feeds/folds-turn-on'
import { foldRows } from '@shared/feeds/fold'
import { dependsOnDay } from '@shared/feeds/told-facts'
import { addDays } from '@shared/kernel/dates'
import { anySheet } from '../facts/any-sheet'
import { anyRows } from './any-rows'
import { foldHouseholdPlainly } from './fold-plainly'

const TODAY = '2026-11-23'
const days = fc.constantFrom(TODAY, '2026-12-31', '2027-01-01', '2027-02-28', '2028-02-29')

describe('folding in a hurry', () => {
  it('tells what folding plainly tells, in the same order', () => {
    fc.assert(
      fc.property(anyRows(12, 8), days, (rows, today) =>
        expect(JSON.stringify(foldHousehold(rows, today))).toBe(JSON.stringify(foldHouseholdPlainly(rows, today))),
      ),
      { numRuns: 300 },
    )
  })

  it('of some feeds only, gives the sheet that folding everything gives, on whatever day the rest was folded', () => {
    const change = fc.tuple(anySheet, anyRows(10, 6), anyRows(10, 6), days)
    fc.assert(
      fc.property(change, ([declared, before, after, today]) => {
        const sheet = applyFolds(declared, foldHousehold(before, TODAY))
        // Some feeds send anew, one of them nothing at all any more; the others stay as they were.
        const changed = Object.keys(before).filter((_, place) => place % 3 === 0)
        const rows = { ...before, ...after, ...Object.fromEntries(changed.slice(0, 1).map((id) => [id, []])) }
        const named = [...new Set([...changed, ...Object.keys(after)])]
        const whole = applyFolds(sheet, foldHousehold(rows, today))
        expect(sameFacts(refoldAfter(sheet, rows, named, today), whole)).toBe(true)
        expect(sameFacts(refoldAfter(whole, rows, [], today), whole)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})

describe('folds that age', () => {
  const ageing = allFeeds().filter((feed) => feed.folds.some(dependsOnDay))

  it('tell the same on every day before they turn, and something else on that day', () => {
    fc.assert(
      fc.property(anyRows(2, 5, ageing), days, (rows, today) => {
        const told = JSON.stringify(foldHousehold(rows, today))
        const turn = foldsTurnOn(rows, today)
        for (let ahead = 1; ahead < 1_500; ahead += 1) {
          const day = addDays(today, ahead)
          if (turn !== undefined && day >= turn) break
          if (ahead > 60 && ahead % 7 !== 0 && day !== addDays(turn ?? day, -1)) continue
          expect(JSON.stringify(foldHousehold(rows, day))).toBe(told)
        }
        if (turn === undefined) return
        expect(turn > today).toBe(true)
        const ofFeed = (day: string) =>
          Object.entries(rows).map(([id, list]) => {
            const feed = findFeed(id)
            return feed && foldRows(feed, list, day)
          })
        expect(JSON.stringify(ofFeed(turn))).not.toBe(JSON.stringify(ofFeed(today)))
      }),
      { numRuns: 60 },
    )
  })

  it('a payment leaves its window: the benefit is no longer received, and that day is known before', () => {
    const row = {
      key: 'p0|2026-10',
      personId: 'p0',
      on: '2026-10-01',
      dataOn: '2026-10-20',
      endedOn: null,
      batchId: 'b',
      values: { month: '2026-10', amount: 6_000, status: '1' },
    }
    const rows = { 'ca-elder-allowance': [row] }
    const received = (day: string) => foldHousehold(rows, day).find((f) => f.factId === 'benefit.received')?.value
    const turn = foldsTurnOn(rows, TODAY) ?? ''
    expect(received(addDays(turn, -1))).toEqual(['old-age-allowance'])
    expect(received(turn)).toBeUndefined()
    expect(foldsTurnOn(rows, turn)).toBeUndefined()
  })
})
