import { covers } from '@shared/access/scope'
import { addMinutes } from '@shared/kernel/dates'
import { KoumenError } from '@shared/kernel/errors'
import type { warningsContract } from '@shared/warnings/contract'
import { bandOf, DISASTER_PLAN } from '@shared/warnings/disaster-plan'
import { disasterView } from '@shared/warnings/disaster-line'
import type { RowSecrets } from '@shared/warnings/disaster-model'
import type { Context, Doc, Handler, NewDoc } from '../runtime'
import { areaNames } from '../runtime/records/area-path'
import { seatOver } from '../runtime/records/seats'
import { disasterPage, type ListedPerson } from './disaster-page'
import { DISASTER_MANAGERS } from './disaster-roles'

/** Rows one commit writes: far below the platform's limits. */
const AT_ONCE = 25
const SLICE_MS = 20_000
const MINUTES = 60

const commonArea = (codes: readonly string[]): string => {
  const [first = ''] = codes
  const length = [14, 12, 9].find(
    (n) => first.length >= n && codes.every((code) => code.slice(0, n) === first.slice(0, n)),
  )
  return first.slice(0, length ?? 6)
}

/** The places named, none of them inside another, all of them the caller's. */
const placesOf = (ctx: Context, areaCodes: readonly string[]): string[] => {
  const codes = [...new Set(areaCodes)].sort()
  for (const code of codes) seatOver(ctx, code, DISASTER_MANAGERS)
  return codes.filter((code) => !codes.some((other) => other !== code && covers(other, code)))
}

export const viewOf = async (ctx: Context, event: Doc<'disasterEvents'>) =>
  disasterView(event, await areaNames(ctx, event.areaCodes))

export const openDisaster: Handler<typeof warningsContract.actions.openDisaster> = async (ctx, input) => {
  const areaCodes = placesOf(ctx, input.areaCodes)
  const areaCode = commonArea(areaCodes)
  const seat = seatOver(ctx, areaCodes[0] ?? '', DISASTER_MANAGERS)
  const { items } = await ctx.store.disasterEvents.find({
    where: { areaCode, status: { in: ['listing', 'open'] }, kind: input.kind },
    limit: 100,
  })
  const standing = items.find((event) => event.areaCodes.join() === areaCodes.join())
  const nameOf = await areaNames(ctx, areaCodes)
  return ctx.commit(async (tx) => {
    tx.audit({ areaCode, note: `disaster ${input.kind} ${input.level}` })
    if (standing)
      return disasterView(
        standing.level === input.level ? standing : await tx.disasterEvents.update(standing, { level: input.level }),
        nameOf,
      )
    const event = await tx.disasterEvents.insert({
      kind: input.kind,
      level: input.level,
      areaCode,
      areaCodes,
      planVersion: DISASTER_PLAN.version,
      openedAt: ctx.now,
      openedByName: seat.name,
      status: 'listing',
      areaAt: 0,
      cursor: '',
      listed: 0,
      closedAt: null,
    })
    return disasterView(event, nameOf)
  })
}

const rowOf = (
  ctx: Pick<Context, 'sealJson'>,
  event: Doc<'disasterEvents'>,
  { household, scored, name, phone, responsible }: ListedPerson,
): NewDoc<'disasterRows'> & { _id: string } => {
  const secrets: RowSecrets = { reasonsZh: scored.reasonsZh, unknownZh: scored.unknownZh, phone }
  return {
    _id: `${event._id}:${scored.personId ?? household._id}`,
    eventId: event._id,
    areaCode: household.areaCode,
    householdId: household._id,
    personId: scored.personId,
    personName: name,
    addressText: household.addressText,
    age: scored.age,
    score: scored.score,
    band: scored.band,
    deadlineAt: addMinutes(event.openedAt, bandOf(scored.band).deadlineHours * MINUTES),
    responsibleName: responsible,
    taskId: null,
    state: 'waiting',
    stateAt: null,
    marks: [],
    conflict: false,
    sealed: ctx.sealJson(secrets),
  }
}

/** One page of one area; the cursor moves with the last of its rows, so that a broken slice goes on without a gap. */
const fillPage = async (ctx: Context, event: Doc<'disasterEvents'>): Promise<Doc<'disasterEvents'>> => {
  const page = await disasterPage(ctx, event.areaCodes[event.areaAt] ?? '', event.cursor)
  const rows = page.items.map((listed) => rowOf(ctx, event, listed))
  let current = event
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    current = await ctx.commit(async (tx) => {
      let added = 0
      for (const row of rows.slice(from, from + AT_ONCE))
        if ((await tx.disasterRows.insertOnce(row)).inserted) added += 1
      return tx.disasterEvents.update(current, { listed: current.listed + added })
    })
  }
  const areaAt = page.next === null ? event.areaAt + 1 : event.areaAt
  return ctx.commit((tx) =>
    tx.disasterEvents.update(current, {
      areaAt,
      cursor: page.next ?? '',
      status: areaAt < event.areaCodes.length ? 'listing' : 'open',
    }),
  )
}

export const fillDisaster: Handler<typeof warningsContract.actions.fillDisaster> = async (ctx, { eventId }) => {
  let event = await ctx.store.disasterEvents.get(eventId)
  if (!event) throw new KoumenError('NOT_FOUND')
  const until = performance.now() + SLICE_MS
  while (event.status === 'listing' && performance.now() < until) event = await fillPage(ctx, event)
  return viewOf(ctx, event)
}

export const closeDisaster: Handler<typeof warningsContract.actions.closeDisaster> = async (ctx, { eventId }) => {
  const event = await ctx.store.disasterEvents.get(eventId)
  if (!event) throw new KoumenError('NOT_FOUND')
  const nameOf = await areaNames(ctx, event.areaCodes)
  return ctx.commit(async (tx) => {
    tx.audit({ areaCode: event.areaCode, note: 'disaster closed' })
    return disasterView(await tx.disasterEvents.update(event, { status: 'closed', closedAt: ctx.now }), nameOf)
  })
}
