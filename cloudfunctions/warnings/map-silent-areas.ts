import { addDays } from '@shared/kernel/dates'
import type { warningsContract } from '@shared/warnings/contract'
import { silentAreas, type AreaCount } from '@shared/warnings/silent-areas'
import type { Doc, Handler } from '../runtime'

const YEAR_DAYS = 365
/** A county's parts are its towns; a town's are its villages. */
const partLength = (areaCode: string): number => (areaCode.length < 9 ? 9 : 12)

const addUp = (numbers: readonly (number | null | undefined)[]): number | null =>
  numbers.every((number) => number === null || number === undefined)
    ? null
    : numbers.reduce<number>((sum, number) => sum + (number ?? 0), 0)

export const mapSilentAreas: Handler<typeof warningsContract.actions.silentAreas> = async (ctx, { areaCode }) => {
  const length = partLength(areaCode)
  const since = addDays(ctx.today, -YEAR_DAYS)
  const areas: Doc<'areas'>[] = []
  for await (const area of ctx.store.areas.iterate({ where: { code: { prefix: areaCode } } })) areas.push(area)
  const staffed = new Set<string>()
  for await (const post of ctx.store.staff.iterate({ where: { role: 'gridWorker', areaCode: { prefix: areaCode } } }))
    if (post.status === 'active' || post.status === 'absent') staffed.add(post.areaCode)
  const [requests, warnings] = [new Map<string, number>(), new Map<string, number>()]
  const count = (into: Map<string, number>, code: string): void => {
    into.set(code.slice(0, length), (into.get(code.slice(0, length)) ?? 0) + 1)
  }
  const inArea = { areaCode: { prefix: areaCode } }
  for await (const request of ctx.store.requests.iterate({ where: { ...inArea, createdAt: { gte: since } } }))
    count(requests, request.areaCode)
  for await (const warning of ctx.store.warnings.iterate({
    where: { ...inArea, openedAt: { gte: since }, subject: { in: ['person', 'household'] } },
    order: { by: 'openedAt' },
  }))
    count(warnings, warning.areaCode)
  const parts = areas.filter(({ code }) => code.length === length)
  return {
    since,
    items: silentAreas(
      parts.map(({ code, name }): AreaCount => {
        const villages = areas.filter((area) => area.level === 'community' && area.code.startsWith(code))
        const grids = areas.filter((area) => area.level === 'grid' && area.code.startsWith(code))
        return {
          areaCode: code,
          areaZh: name,
          people: addUp(villages.map(({ population }) => population?.people)),
          elders: addUp(villages.map(({ population }) => population?.elders)),
          registered: addUp(villages.map(({ population }) => population?.registered)),
          requests: requests.get(code) ?? 0,
          warnings: warnings.get(code) ?? 0,
          gridsWithoutWorker: grids.filter((grid) => grid.gridWorker === null && !staffed.has(grid.code)).length,
        }
      }),
    ),
  }
}
