import { covers } from '@shared/access/scope'
import { KoumenError } from '@shared/kernel/errors'
import { addMinutes } from '@shared/kernel/dates'
import type { warningsContract } from '@shared/warnings/contract'
import { DISASTER_MANAGERS } from '@shared/warnings/disaster-duty'
import { boardOf } from '@shared/warnings/disaster-board'
import { disasterLine } from '@shared/warnings/disaster-line'
import { RowSecrets } from '@shared/warnings/disaster-model'
import { bandOf } from '@shared/warnings/disaster-plan'
import type { Context, Doc, Handler } from '../runtime'
import { areaNames } from '../runtime/records/area-path'
import { disasterPage } from './disaster-page'
import { viewOf } from './open-disaster'
import { sheltersFor } from './shelters'

const SHOWN = 20
const MINUTES = 60

/** Whether the reader may know why somebody is on the list. */
const mayKnowWhy = (ctx: Pick<Context, 'actor'>, areaCode: string): boolean =>
  ctx.actor.staff.some((seat) => DISASTER_MANAGERS.includes(seat.role) && covers(seat.areaCode, areaCode))

/** A row as the reader may see it. */
export const lineFor = (
  ctx: Context,
  row: Doc<'disasterRows'>,
  areaZh: string,
  shelters: readonly Doc<'shelters'>[],
) => {
  const secrets = RowSecrets.parse(ctx.openJson(row.sealed))
  const shown = mayKnowWhy(ctx, row.areaCode)
    ? secrets
    : { ...secrets, reasonsZh: secrets.workerReasonsZh, unknownZh: [] }
  return disasterLine(row, shown, { areaZh, now: ctx.now, shelters })
}

export const loadDisaster = async (ctx: Context, eventId: string): Promise<Doc<'disasterEvents'>> => {
  const event = await ctx.store.disasterEvents.get(eventId)
  if (!event) throw new KoumenError('NOT_FOUND')
  return event
}

export const listDisasters: Handler<typeof warningsContract.actions.disasters> = async (ctx, { areaCode }) => {
  const { items } = await ctx.store.disasterEvents.find({ order: { by: '_id', direction: 'desc' }, limit: 100 })
  const here = items.filter((event) => event.areaCodes.some((code) => covers(areaCode, code) || covers(code, areaCode)))
  return { items: await Promise.all(here.slice(0, SHOWN).map((event) => viewOf(ctx, event))) }
}

export const previewDisaster: Handler<typeof warningsContract.actions.previewDisaster> = async (ctx, input) => {
  const [page, shelters] = await Promise.all([
    disasterPage(ctx, input.areaCode, input.after ?? ''),
    sheltersFor(ctx, input.areaCode),
  ])
  const nameOf = await areaNames(
    ctx,
    page.items.map(({ household }) => household.areaCode.slice(0, 12)),
  )
  ctx.recordAccess({ areaCode: input.areaCode })
  return {
    items: page.items.map(({ household, scored, name, phone, responsible }) =>
      disasterLine(
        {
          _id: scored.personId ?? household._id,
          eventId: '',
          areaCode: household.areaCode,
          householdId: household._id,
          personId: scored.personId,
          personName: name,
          addressText: household.addressText,
          age: scored.age,
          score: scored.score,
          band: scored.band,
          deadlineAt: addMinutes(ctx.now, bandOf(scored.band).deadlineHours * MINUTES),
          responsibleName: responsible,
          taskId: null,
          state: 'waiting',
          stateAt: null,
          marks: [],
          conflict: false,
        },
        { reasonsZh: scored.reasonsZh, unknownZh: scored.unknownZh, phone },
        { areaZh: nameOf(household.areaCode.slice(0, 12)), now: ctx.now, shelters },
      ),
    ),
    next: page.next,
  }
}

export const disasterRows: Handler<typeof warningsContract.actions.disasterRows> = async (ctx, input) => {
  await loadDisaster(ctx, input.eventId)
  const { items, next } = await ctx.store.disasterRows.find({
    where: {
      eventId: input.eventId,
      areaCode: { prefix: input.areaCode },
      ...(input.band === undefined ? {} : { band: input.band }),
    },
    order: { by: 'score', direction: 'desc' },
    limit: input.limit,
    after: input.after,
  })
  const nameOf = await areaNames(
    ctx,
    items.map(({ areaCode }) => areaCode.slice(0, 12)),
  )
  ctx.recordAccess({
    areaCode: input.areaCode,
    householdIds: [...new Set(items.map(({ householdId }) => householdId))],
    personIds: items.flatMap(({ personId }) => personId ?? []),
  })
  const shelters = await sheltersFor(ctx, input.areaCode)
  return { items: items.map((row) => lineFor(ctx, row, nameOf(row.areaCode.slice(0, 12)), shelters)), next }
}

export const disasterBoard: Handler<typeof warningsContract.actions.disasterBoard> = async (ctx, input) => {
  const event = await loadDisaster(ctx, input.eventId)
  const rows: Doc<'disasterRows'>[] = []
  const where = { eventId: input.eventId, areaCode: { prefix: input.areaCode } }
  for await (const row of ctx.store.disasterRows.iterate({ where })) rows.push(row)
  const nameOf = await areaNames(
    ctx,
    rows.map(({ areaCode }) => areaCode.slice(0, 12)),
  )
  const at = { now: ctx.now, shelters: await sheltersFor(ctx, input.areaCode) }
  return { event: await viewOf(ctx, event), ...boardOf(rows, nameOf, input.areaCode, at), asOf: ctx.now }
}
