import { levelOfArea } from '../access/scope'

/** What the resolver needs of an area; `aliases` are former names of merged villages and the like. */
export interface NamedArea {
  code: string
  name: string
  aliases?: readonly string[]
}

export type AreaReading = { ok: true; code: string } | { ok: false; problem: 'areaUnknown' | 'areaAmbiguous' }

const squeeze = (text: string): string => text.normalize('NFKC').replace(/\s/g, '')

/** 屿城镇 · 屿城 · 屿城镇人民政府 · 前渡村民委员会 · 前渡村委会 are one place. */
const shortName = (text: string): string =>
  squeeze(text)
    .replace(/(人民政府|办事处|(村民|居民)?委员会|[村居]委会|[村居]委)$/, '')
    .replace(/(畲族乡|[镇乡村]|街道|社区)$/, '')

const matches = (area: NamedArea, text: string): boolean =>
  area.code === text ||
  [area.name, ...(area.aliases ?? [])].some((name) => squeeze(name) === text || shortName(name) === shortName(text))

/** Towns and villages by code, full name, short name, alias. Built once a file; `village` needs its town when names repeat. */
export interface AreaResolver {
  town: (text: string) => AreaReading
  village: (text: string, townCode?: string) => AreaReading
}

const one = (found: readonly NamedArea[]): AreaReading => {
  const [first, second] = found
  if (!first) return { ok: false, problem: 'areaUnknown' }
  return second ? { ok: false, problem: 'areaAmbiguous' } : { ok: true, code: first.code }
}

export const areaResolver = (areas: readonly NamedArea[]): AreaResolver => {
  const towns = areas.filter((a) => levelOfArea(a.code) === 'township')
  const villages = areas.filter((a) => levelOfArea(a.code) === 'community')
  const remembered = new Map<string, AreaReading>()
  const remember = (key: string, find: () => AreaReading): AreaReading => {
    const known = remembered.get(key)
    if (known) return known
    const reading = find()
    remembered.set(key, reading)
    return reading
  }
  return {
    town: (raw) => remember(raw, () => one(towns.filter((a) => matches(a, squeeze(raw))))),
    village: (raw, townCode = '') =>
      remember(`${townCode}/${raw}`, () => {
        const inTown = villages.filter((a) => a.code.startsWith(townCode))
        const text = squeeze(raw)
        const exact = inTown.filter((a) => a.code === text || squeeze(a.name) === text)
        if (exact.length > 0) return one(exact)
        // 「青嶂镇前渡村」 in one cell: the town in front narrows the search.
        const town = towns.find((t) => text.startsWith(squeeze(t.name)) && text.length > t.name.length)
        const rest = town ? text.slice(squeeze(town.name).length) : text
        return one(inTown.filter((a) => (!town || a.code.startsWith(town.code)) && matches(a, rest)))
      }),
  }
}
