import { addMinutes } from '@shared/kernel/dates'
import type { warningsContract } from '@shared/warnings/contract'
import { bandOf } from '@shared/warnings/disaster-plan'
import type { RowSecrets } from '@shared/warnings/disaster-model'
import type { Context, Doc, Handler, NewDoc, TimerHandler } from '../runtime'
import { disasterPage, type ListedPerson } from './disaster-page'
import { viewOf } from './open-disaster'
import { loadDisaster } from './read-disaster'
import { unlessLost } from './scan-shards'

/** Rows one commit writes: far below the platform's limits. */
const AT_ONCE = 25
const SLICE_MS = 20_000
const MINUTES = 60

const rowOf = (
  ctx: Pick<Context, 'sealJson'>,
  event: Doc<'disasterEvents'>,
  { household, scored, name, phone, responsible }: ListedPerson,
): NewDoc<'disasterRows'> & { _id: string } => {
  const secrets: RowSecrets = {
    reasonsZh: scored.reasonsZh,
    workerReasonsZh: scored.workerReasonsZh,
    unknownZh: scored.unknownZh,
    phone,
  }
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

/** Somebody else is filling the same list: theirs counts, and one looks again. */
const fillOn = async (ctx: Context, event: Doc<'disasterEvents'>, until: number): Promise<Doc<'disasterEvents'>> => {
  let current = event
  while (current.status === 'listing' && performance.now() < until)
    current = (await unlessLost(fillPage(ctx, current))) ?? (await loadDisaster(ctx, current._id))
  return current
}

export const fillDisaster: Handler<typeof warningsContract.actions.fillDisaster> = async (ctx, { eventId }) =>
  viewOf(ctx, await fillOn(ctx, await loadDisaster(ctx, eventId), performance.now() + SLICE_MS))

/** Lists begun and left (a closed page, a stopped function) are made to the end. */
export const fillByTimer: TimerHandler = async (ctx) => {
  const until = performance.now() + SLICE_MS
  const { items } = await ctx.store.disasterEvents.find({ where: { status: 'listing' }, limit: 20 })
  let finished = 0
  for (const event of items) if ((await fillOn(ctx, event, until)).status === 'open') finished += 1
  return { listing: items.length, finished }
}
