import { emptySheet, type FactSheet } from '@shared/facts/sheet'
import { applyFolds, foldHousehold } from '@shared/feeds/apply-folds'
import { findFeed } from '@shared/feeds/catalogue'
import type { FeedDefinition } from '@shared/feeds/definition'
import { dropOldEvents, keepRow } from '@shared/feeds/keep-rows'
import type { KeptRow, KeptRowsByFeed } from '@shared/feeds/model'
import type { ParsedRow } from '@shared/feeds/parse-rows'
import type { FeedStates } from '@shared/warnings/feed-state'
import { feedsInUse } from '../../tools/county/whole/feeds-in-use'
import { countyOf, readFeed, removeCounties, TODAY } from '../tools/county/whole/whole-county'

const REGISTER = 'ps-household-register'
const BATCH_DIGITS = 22

/** One household as the product holds it. */
export interface HeldHousehold {
  householdId: string
  personIds: readonly string[]
  rows: KeptRowsByFeed
  /** With the facts that the rows tell on TODAY. */
  sheet: FactSheet
}

export interface HeldCounty {
  today: string
  households: readonly HeldHousehold[]
  feeds: FeedStates
}

const ulid = (kind: string, number: number): string => `01K${kind}${String(number).padStart(BATCH_DIGITS, '0')}`

const textOf = (row: ParsedRow, column: string): string => {
  const value = row.values[column]
  return value === undefined ? '' : String(value)
}

interface Person {
  personId: string
  household: { householdId: string; personIds: string[]; rows: KeptRowsByFeed }
}

/** As the import keeps a row: without names and numbers of people (cloudfunctions/feeds/take-fact-rows.ts). */
const keptRow = (feed: FeedDefinition, row: ParsedRow, personId: string | null, batchId: string): KeptRow => {
  const identity = new Set(
    feed.columns.filter((c) => ['idNumber', 'personName', 'phone'].includes(c.type)).map((c) => c.name),
  )
  const values: KeptRow['values'] = {}
  for (const [name, value] of Object.entries(row.values))
    if (!identity.has(name)) values[name] = typeof value === 'object' ? [...value] : value
  const key = feed.naturalKey.map((c) => (identity.has(c) ? (personId ?? '') : textOf(row, c))).join('|')
  return { key, personId, on: row.on, dataOn: TODAY, endedOn: null, batchId, values }
}

const accountOf = (feed: FeedDefinition, row: ParsedRow): string | undefined => {
  const column = feed.columns.find(({ type }) => type === 'powerAccount' || type === 'waterAccount')
  const account = column ? textOf(row, column.name) : ''
  return account === '' ? undefined : `${column?.type}:${account}`
}

/**
 * The households of a small county of the generator, every feed read by the importer's own reader and its rows placed by
 * identity number or meter as the import places them; no store and no seal. The same in every run.
 */
export const heldCounty = (persons: number): HeldCounty => {
  const county = countyOf({ feeds: feedsInUse(), persons, clean: true })
  const people = new Map<string, Person>()
  const byNumber = new Map<string, Person['household']>()
  const byAccount = new Map<string, Person['household']>()
  const feedIds = [REGISTER, ...feedsInUse().filter((id) => id !== REGISTER)]
  const arrived = new Set<string>()
  try {
    feedIds.forEach((feedId, place) => {
      const feed = findFeed(feedId)
      if (!feed || !county.report.files.some((file) => file.feedId === feedId)) return
      const batchId = ulid('B', place)
      arrived.add(feedId)
      for (const row of readFeed(county, feedId).rows) {
        const number = textOf(row, 'idNumber') || textOf(row, 'headIdNumber')
        if (feedId === REGISTER) {
          const no = textOf(row, 'householdNo')
          const household = byNumber.get(no) ?? { householdId: ulid('H', byNumber.size), personIds: [], rows: {} }
          byNumber.set(no, household)
          const personId = ulid('P', people.size)
          people.set(number, { personId, household })
          household.personIds.push(personId)
        }
        const account = accountOf(feed, row)
        const person = people.get(number)
        const household = person?.household ?? (number === '' && account ? byAccount.get(account) : undefined)
        if (!household) continue
        if (person && account) byAccount.set(account, household)
        const kept = keptRow(feed, row, person?.personId ?? null, batchId)
        household.rows[feedId] = keepRow(household.rows[feedId] ?? [], kept).rows
      }
      for (const { rows } of byNumber.values())
        if (rows[feedId]) rows[feedId] = dropOldEvents(feed, rows[feedId], TODAY)
    })
  } finally {
    removeCounties()
  }
  const households = [...byNumber.values()].map((held) => ({
    ...held,
    sheet: applyFolds(emptySheet(held.householdId, held.personIds), foldHousehold(held.rows, TODAY)),
  }))
  const feeds = Object.fromEntries([...arrived].map((id) => [id, { lastDataOn: TODAY, completeOn: TODAY }]))
  return { today: TODAY, households, feeds }
}
