import raw from './places.json'

export interface Grid {
  code: string
  name: string
  streets: readonly string[]
  communityCode: string
  communityName: string
  townCode: string
  townName: string
}

export const COUNTY = raw.county

export const TOWNS = raw.towns

const two = (n: number): string => String(n).padStart(2, '0')

/** Every grid of the demo county, in order. */
export const GRIDS: readonly Grid[] = raw.towns.flatMap((town) =>
  town.communities.flatMap((community) =>
    community.grids.map(([name, streets], index) => ({
      code: community.code + two(index + 1),
      name: name as string,
      streets: streets as readonly string[],
      communityCode: community.code,
      communityName: community.name,
      townCode: town.code,
      townName: town.name,
    })),
  ),
)

export const gridOf = (code: string): Grid => {
  const grid = GRIDS.find((g) => g.code === code)
  if (!grid) throw new RangeError(`no grid ${code}`)
  return grid
}

/** One area as the product stores it, without the fields the store adds. */
export interface CountyArea {
  code: string
  name: string
  level: 'county' | 'township' | 'community' | 'grid'
  parentCode: string | null
  afterHours: { name: string; phone: string } | null
  officeHours: { from: string; to: string } | null
  villagePoint: { name: string; addressZh: string; phone: string; openingHoursZh: string } | null
}

/** An area with nothing configured yet. */
export const bareArea = (
  code: string,
  name: string,
  level: CountyArea['level'],
  parentCode: string | null,
): CountyArea => ({
  code,
  name,
  level,
  parentCode,
  afterHours: null,
  officeHours: null,
  villagePoint: null,
})

/** The county's tree with its duty roster and village points: configuration that an administrator would enter. */
export const countyAreas = (): CountyArea[] => [
  {
    ...bareArea(COUNTY.code, COUNTY.name, 'county', null),
    afterHours: { name: '县助联体值班室', phone: '0570-1234500' },
    officeHours: { from: '08:30', to: '18:00' },
  },
  ...TOWNS.flatMap((town, t) => [
    {
      ...bareArea(town.code, town.name, 'township', COUNTY.code),
      afterHours: { name: `${town.name}值班室`, phone: `0570-12345${t}1` },
      officeHours: { from: '08:30', to: '18:00' },
    },
    ...town.communities.flatMap((community, c) => [
      {
        ...bareArea(community.code, community.name, 'community', town.code),
        villagePoint: {
          name: `${community.name}助联点`,
          addressZh: `${community.name}便民服务中心一楼`,
          phone: `0570-1234${t}${c}8`,
          openingHoursZh: '周一至周五 8:30–17:00，周六上午有人值守',
        },
      },
      ...community.grids.map(([name], g) =>
        bareArea(community.code + two(g + 1), name as string, 'grid', community.code),
      ),
    ]),
  ]),
]
