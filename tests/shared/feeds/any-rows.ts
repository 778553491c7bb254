import fc from 'fast-check'
import { allFeeds } from '@shared/feeds/catalogue'
import type { FeedColumn, FeedDefinition } from '@shared/feeds/definition'
import type { KeptRow, KeptRowsByFeed } from '@shared/feeds/model'

/** Numbers in a row, the same for the same seed. */
const diceOf = (seed: number) => {
  let state = seed
  const next = (of: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state >>> 8) % of
  }
  const two = (number: number): string => String(number).padStart(2, '0')
  return {
    next,
    pick: <T>(list: readonly T[]): T => list[next(list.length)] as T,
    day: () => `${2024 + next(4)}-${two(1 + next(12))}-${two(1 + next(28))}`,
  }
}

type Dice = ReturnType<typeof diceOf>

const CODES = ['0', '1', '2', '3', '01', '02', 'C', '310']

const valueOf = ({ type, many }: FeedColumn, feed: FeedDefinition, dice: Dice): KeptRow['values'][string] => {
  const named = feed.folds.flatMap((fold) => Object.keys(fold.map ?? {}))
  switch (type) {
    case 'money':
    case 'integer':
    case 'decimal':
      return dice.next(4_000)
    case 'date':
      return dice.day()
    case 'month':
      return dice.day().slice(0, 7)
    default:
      return many ? [dice.pick(CODES), dice.pick(CODES)] : dice.pick([...CODES, ...named])
  }
}

const rowOf = (feed: FeedDefinition, place: number, dice: Dice): KeptRow => {
  const values: KeptRow['values'] = {}
  for (const column of feed.columns) if (dice.next(5) > 0) values[column.name] = valueOf(column, feed, dice)
  return {
    key: `k${place}`,
    personId: dice.pick(['p0', 'p0', 'p1', 'gone', null]),
    on: dice.day(),
    dataOn: dice.pick(['2026-10-31', '2026-11-20']),
    endedOn: dice.next(6) === 0 ? dice.day() : null,
    batchId: dice.pick(['b1', 'b2']),
    values,
  }
}

/** Up to `most` rows of each of a few feeds, about a household of p0 and p1; mostly in no order. */
export const anyRows = (feedCount: number, most: number, feeds = allFeeds()): fc.Arbitrary<KeptRowsByFeed> =>
  fc.integer({ min: 1, max: 1_000_000 }).map((seed) => {
    const dice = diceOf(seed)
    const chosen = new Set(Array.from({ length: feedCount }, () => dice.pick(feeds)))
    return Object.fromEntries(
      [...chosen].map((feed) => [
        feed.id,
        Array.from({ length: dice.next(most + 1) }, (_, place) => rowOf(feed, place, dice)),
      ]),
    )
  })
