import { bareArea, type CountyArea } from '../places'
import raw from './towns.json'

export interface Town {
  code: string
  name: string
  registered: number
  coastal: boolean
  /** 畲族乡: a third of the surnames are 雷, 蓝 or 钟. */
  she: boolean
  /** How often people there ask, beside the county: three towns are silent. */
  requestRate: number
  hazardZoneShare: number
  oldHouse: number
}

/** A village or an urban community. */
export interface Village {
  code: string
  name: string
  short: string
  urban: boolean
  town: Town
  grids: readonly { code: string; name: string }[]
}

export const WHOLE_COUNTY = { code: raw.countyCode, name: raw.countyName }

/** A grid is worked by one person: about three hundred households. */
const PERSONS_A_GRID = 900
const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九']

export const gridName = (index: number): string => `第${NUMERALS[index] ?? String(index + 1)}网格`

/** The 18 towns. */
export const WHOLE_TOWNS: readonly Town[] = raw.towns

/** The 427 villages and communities with their grids, town by town. */
export const VILLAGES: readonly Village[] = raw.towns.flatMap((town) => {
  const grids = Math.min(9, Math.max(2, Math.round(town.registered / town.communities.length / PERSONS_A_GRID)))
  return town.communities.map(([suffix = '', name = '']): Village => {
    const code = town.code + suffix
    return {
      code,
      name,
      short: name.replace(/(村|社区)$/, ''),
      urban: name.endsWith('社区'),
      town,
      grids: Array.from({ length: grids }, (_, i) => ({ code: `${code}0${i + 1}`, name: gridName(i) })),
    }
  })
})

const SLOTS = 8192

const slotsOf = (urban: boolean): readonly Village[] => {
  const total = raw.towns.reduce((sum, town) => sum + town.registered, 0)
  return WHOLE_TOWNS.flatMap((town) => {
    const fitting = VILLAGES.filter((village) => village.town === town && village.urban === urban)
    const each = Math.max(1, Math.round((town.registered / total / fitting.length) * SLOTS))
    return fitting.flatMap((village) => Array<Village>(each).fill(village))
  })
}

/** Villages in the shares of their towns' population; pick one at random. */
export const RURAL_SLOTS = slotsOf(false)
export const URBAN_SLOTS = slotsOf(true)

/** The whole county's tree, as an administrator would enter it. */
export const wholeCountyAreas = (): CountyArea[] => [
  {
    ...bareArea(WHOLE_COUNTY.code, WHOLE_COUNTY.name, 'county', null),
    afterHours: { name: '县助联体值班室', phone: '0570-1234500' },
    officeHours: { from: '08:30', to: '18:00' },
  },
  ...WHOLE_TOWNS.flatMap((town, t) => [
    {
      ...bareArea(town.code, town.name, 'township' as const, WHOLE_COUNTY.code),
      afterHours: { name: `${town.name}值班室`, phone: `0570-12346${String(t).padStart(2, '0')}` },
      officeHours: { from: '08:30', to: '18:00' },
    },
    ...VILLAGES.filter((village) => village.town === town).flatMap((village) => [
      {
        ...bareArea(village.code, village.name, 'community' as const, town.code),
        villagePoint: {
          name: `${village.name}助联点`,
          addressZh: `${village.name}便民服务中心一楼`,
          phone: `0570-1235${village.code.slice(-3)}`,
          openingHoursZh: '周一至周五 8:30–17:00，周六上午有人值守',
        },
      },
      ...village.grids.map((grid) => bareArea(grid.code, grid.name, 'grid', village.code)),
    ]),
  ]),
]
