import { contentHash } from '@shared/eligibility/content-hash'
import { deriveFacts } from '@shared/facts/derive'
import type { FactSheet } from '@shared/facts/sheet'
import { registersOf, type FeedStates } from '@shared/warnings/feed-state'
import {
  compareCertificate,
  isCertificateHolder,
  outcomeOf,
  pointsKey,
} from '@shared/warnings/yearly-check/compare-certificate'
import { checkIdOf, type CheckPoint } from '@shared/warnings/yearly-check/model'
import type { Context, Doc, NewDoc } from '../../runtime'
import { readSheets } from '../../runtime/records/blocks'

export interface Compared {
  points: CheckPoint[]
  pointsHash: string
}

type Check = NewDoc<'yearlyChecks'> & { _id: string }

/** The holders of a household, each with what the departments say of them today. */
export const compareHousehold = (
  ctx: Pick<Context, 'today'>,
  sheet: FactSheet,
  feeds: FeedStates,
): Map<string, Compared> => {
  const holders = sheet.members.filter(({ facts }) => isCertificateHolder(facts))
  if (holders.length === 0) return new Map()
  const { members } = deriveFacts(sheet, { asOf: ctx.today, registers: registersOf(feeds) })
  return new Map(
    members
      .filter(({ personId }) => holders.some((one) => one.personId === personId))
      .map(({ personId, facts }) => {
        const points = compareCertificate({ facts, feeds, today: ctx.today })
        return [personId, { points, pointsHash: contentHash(pointsKey(points)) }]
      }),
  )
}

/** The row of one holder, with what was confirmed before where it still speaks of the same points. */
export const checkOf = (
  ctx: Pick<Context, 'today' | 'sealJson'>,
  { points, pointsHash }: Compared,
  of: {
    year: number
    personId: string
    personName: string
    household: Pick<Doc<'households'>, '_id' | 'areaCode' | 'addressText'>
  },
  before: Doc<'yearlyChecks'> | undefined,
): Check => {
  const outcome = outcomeOf(points)
  const stands = before?.confirmed?.pointsHash === pointsHash
  return {
    _id: checkIdOf(of.year, of.personId),
    year: of.year,
    personId: of.personId,
    householdId: of.household._id,
    areaCode: of.household.areaCode,
    personName: of.personName,
    addressText: of.household.addressText,
    outcome,
    state: stands ? 'confirmed' : outcome === 'matched' ? 'passed' : 'open',
    comparedOn: ctx.today,
    pointsHash,
    sealed: ctx.sealJson(points),
    confirmed: before?.confirmed ?? null,
    taskId: before?.taskId ?? null,
  }
}

const isAsBefore = (before: Doc<'yearlyChecks'> | undefined, now: Check): boolean =>
  before !== undefined &&
  (['pointsHash', 'state', 'householdId', 'areaCode', 'personName', 'addressText', 'comparedOn'] as const).every(
    (field) => before[field] === now[field],
  )

export interface PageChange {
  put: Check[]
  /** Rows of people who hold no certificate any more and were never looked at. */
  remove: string[]
}

/** What a page of households changes: only rows that are new or say something new are written. */
export const comparePage = async (
  ctx: Context,
  households: readonly Doc<'households'>[],
  year: number,
  feeds: FeedStates,
): Promise<PageChange> => {
  const sheetOf = await readSheets(ctx, households)
  const compared = households.map((household) => ({
    household,
    holders: compareHousehold(ctx, sheetOf(household), feeds),
  }))
  const personIds = compared.flatMap(({ holders }) => [...holders.keys()])
  const known = new Map<string, Doc<'yearlyChecks'>>()
  const ofPage = { householdId: { in: households.map(({ _id }) => _id) }, year }
  for await (const check of ctx.store.yearlyChecks.iterate({ where: ofPage })) known.set(check._id, check)
  // Somebody may have moved here from a household of another page.
  const elsewhere = personIds.map((id) => checkIdOf(year, id)).filter((id) => !known.has(id))
  for (const check of await ctx.store.yearlyChecks.getMany(elsewhere)) known.set(check._id, check)
  const persons = new Map((await ctx.store.persons.getMany(personIds)).map((person) => [person._id, person]))
  const rows = compared.flatMap(({ household, holders }) =>
    [...holders].map(([personId, one]) =>
      checkOf(
        ctx,
        one,
        { year, personId, household, personName: persons.get(personId)?.name ?? household.headName },
        known.get(checkIdOf(year, personId)),
      ),
    ),
  )
  const standing = new Set(rows.map(({ _id }) => _id))
  return {
    put: rows.filter((row) => !isAsBefore(known.get(row._id), row)),
    remove: [...known.values()].filter(({ _id, confirmed }) => !standing.has(_id) && !confirmed).map(({ _id }) => _id),
  }
}
