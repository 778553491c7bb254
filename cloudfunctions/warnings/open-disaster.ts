import { covers } from '@shared/access/scope'
import type { warningsContract } from '@shared/warnings/contract'
import { DISASTER_MANAGERS } from '@shared/warnings/disaster-duty'
import { DISASTER_PLAN } from '@shared/warnings/disaster-plan'
import { disasterView } from '@shared/warnings/disaster-line'
import type { Context, Doc, Handler } from '../runtime'
import { areaNames } from '../runtime/records/area-path'
import { seatOver } from '../runtime/records/seats'
import { putHazard } from './area-signals'

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
    // The event and the signal it works on are one: what the rules see of the places changes in this commit.
    await putHazard(tx, areaCodes, input, { now: ctx.now, name: seat.name })
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
