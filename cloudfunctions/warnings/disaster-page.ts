import { deriveFacts } from '@shared/facts/derive'
import { registersOf, type FeedStates } from '@shared/warnings/feed-state'
import { deriveWarningFacts } from '@shared/warnings/derive-warning-facts'
import { scoreHousehold, type Scored } from '@shared/warnings/disaster-score'
import type { Context, Doc } from '../runtime'
import { areaPath } from '../runtime/records/area-path'
import { readRows, readSheets } from '../runtime/records/blocks'
import { findWorker } from '../runtime/records/find-worker'

/** Households looked at with a handful of reads. */
const PAGE = 100

/** Somebody on the list, before it is written down. */
export interface ListedPerson {
  household: Doc<'households'>
  scored: Scored
  name: string
  phone: string | null
  responsible: string
}

export interface DisasterPage {
  items: ListedPerson[]
  /** The household after which the next page goes on; null on the last one. */
  next: string | null
}

const feedStates = async ({ store }: Context): Promise<FeedStates> => {
  const states: Record<string, FeedStates[string]> = {}
  for await (const { _id, lastDataOn, completeOn } of store.feedArrivals.iterate())
    states[_id] = { lastDataOn, completeOn }
  return states
}

/** The grid worker of a household, or whoever stands in; remembered an area. */
const responsibleReader = (ctx: Context): ((areaCode: string) => Promise<string>) => {
  const known = new Map<string, Promise<string>>()
  return (areaCode) => {
    const name =
      known.get(areaCode) ??
      areaPath(ctx, areaCode)
        .then((path) => findWorker(ctx, path))
        .then((worker) => worker.name)
        .catch(() => '')
    known.set(areaCode, name)
    return name
  }
}

/** Who of the next hundred households of an area stands on the list, and with how many points. */
export const disasterPage = async (ctx: Context, areaCode: string, after: string): Promise<DisasterPage> => {
  const { items: households } = await ctx.store.households.find({
    where: { areaCode: { prefix: areaCode }, _id: { gt: after } },
    limit: PAGE,
  })
  const personIds = households.flatMap(({ members }) => members.map(({ personId }) => personId))
  const [feeds, sheetOf, rowsOf, persons] = await Promise.all([
    feedStates(ctx),
    readSheets(ctx, households),
    readRows(ctx, households),
    ctx.store.persons.getMany(personIds),
  ])
  const personOf = new Map(persons.map((one) => [one._id, one]))
  const responsibleOf = responsibleReader(ctx)
  const items: ListedPerson[] = []
  for (const household of households) {
    const members = household.members.map(({ personId }) => personId)
    const derived = deriveFacts(sheetOf(household), { asOf: ctx.today, registers: registersOf(feeds) })
    const kept = rowsOf(household)
    for (const scored of scoreHousehold(deriveWarningFacts(derived, { today: ctx.today, rows: kept }))) {
      const person = scored.personId === null ? undefined : personOf.get(scored.personId)
      const reached = [person, ...members.map((id) => personOf.get(id))].find((one) => one?.phone)
      items.push({
        household,
        scored,
        name: person?.name ?? household.headName,
        phone: reached?.phone ?? null,
        responsible: await responsibleOf(household.areaCode),
      })
    }
  }
  return { items, next: households.length < PAGE ? null : (households.at(-1)?._id ?? null) }
}
