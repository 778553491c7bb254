import { hashOf, type Draw } from '../draw'
import type { Value } from '../columns'
import { VILLAGES, WHOLE_TOWNS } from '../places'
import type { CountyStaff } from '../../staff'

export type AreaRow = Readonly<Record<string, Value>>

/** Feeds that are about places, not people: written once for the county. */
export const AREA_LISTS: Readonly<
  Record<string, (input: { staff: readonly CountyStaff[]; draw: Draw; today: string }) => AreaRow[]>
> = {
  'pl-grid-map': ({ staff }) => {
    const workers = new Map(staff.filter((one) => one.role === 'gridWorker').map((one) => [one.areaCode, one]))
    return VILLAGES.flatMap((village) =>
      village.grids.map((grid) => ({
        gridCode: grid.code,
        gridName: grid.name,
        workerName: workers.get(grid.code)?.name,
        workerPhone: workers.get(grid.code)?.phone,
        town: village.town.name,
        village: village.name,
      })),
    )
  },
  'em-shelter': ({ draw }) =>
    VILLAGES.map((village) => ({
      shelterName: `${village.name}避灾安置点`,
      capacity: draw.between(4, 40) * 10,
      phone: `154${String(80_000_000 + (hashOf(village.code) % 9_000_000))}`,
      town: village.town.name,
      village: village.name,
      address: `${village.short}文化礼堂`,
    })),
  'mt-signal': ({ today }) =>
    WHOLE_TOWNS.filter((town) => town.coastal).map((town, i) => ({
      signalNo: `QX${today.slice(0, 4)}${String(i + 1).padStart(4, '0')}`,
      hazard: 'TY',
      level: i === 0 ? '2' : '3',
      issuedAt: `${today.slice(0, 4)}-09-1${i % 9}`,
      liftedAt: `${today.slice(0, 4)}-09-2${i % 9}`,
      regionText: town.name,
    })),
}
