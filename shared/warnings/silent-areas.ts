import type { SilentArea, SilentLevel } from './silent-areas-contract'

/** What is known of a town or village. Null: nobody has counted its people yet. */
export interface AreaCount {
  areaCode: string
  areaZh: string
  people: number | null
  elders: number | null
  registered: number | null
  /** Of the last twelve months. */
  requests: number
  warnings: number
  /** Grids without anybody assigned. */
  gridsWithoutWorker: number
}

/**
 * The model: requests and warnings are spread over places by weight. Everybody weighs 1, an elder (60 and over) 2 more, a
 * person of a household on a register 7 more (sample weights, from the demonstration county: of a hundred registered
 * persons about as many ask in a year as of eight hundred others). A place is expected to have its share of what the whole
 * county had; the county's own number is not judged.
 */
export const SILENT_MODEL = { elder: 2, registered: 7, silentBelow: 0.4, quietBelow: 0.7, fewest: 5, chance: 0.05 }

const weightOf = ({ people, elders, registered }: AreaCount): number =>
  people === null ? 0 : people + SILENT_MODEL.elder * (elders ?? 0) + SILENT_MODEL.registered * (registered ?? 0)

/** The chance of at most `observed` where `expected` are expected (Poisson): small where it is no accident. */
export const chanceOfSoFew = (observed: number, expected: number): number => {
  let [term, sum] = [Math.exp(-expected), 0]
  for (let k = 0; k <= observed; k++) {
    sum += term
    term *= expected / (k + 1)
  }
  return Math.min(1, sum)
}

const levelOf = (area: AreaCount, observed: number, expected: number): SilentLevel => {
  if (area.people === null) return 'notCounted'
  if (expected < SILENT_MODEL.fewest) return 'tooSmall'
  // Far from it the sum under- or overflows; there a ratio alone tells.
  const isNoAccident = expected > 500 || chanceOfSoFew(observed, expected) < SILENT_MODEL.chance
  const ratio = observed / expected
  if (isNoAccident && ratio < SILENT_MODEL.silentBelow) return 'silent'
  if (isNoAccident && ratio < SILENT_MODEL.quietBelow) return 'quiet'
  return 'asExpected'
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

/** A share is said to differ from the county's from a quarter up or down. */
const FAR = 0.25

const reasonsOf = (area: AreaCount, expected: { requests: number; warnings: number }, all: AreaCount): string[] => {
  const reasons: string[] = []
  const low = (observed: number, wanted: number): boolean => observed < wanted * SILENT_MODEL.quietBelow
  const [asksLittle, warnsLittle] = [low(area.requests, expected.requests), low(area.warnings, expected.warnings)]
  if (asksLittle && !warnsLittle) reasons.push('数据里看得到困难，人没有开口：可能不知道怎么求助，或怕丢面子')
  if (!asksLittle && warnsLittle) reasons.push('有人来求助，数据里却少：部门数据可能没对上这里的人')
  if (asksLittle && warnsLittle) reasons.push('求助和预警都少：可能没人去问，数据也没送全')
  const people = area.people ?? 0
  const elders = share(area.elders ?? 0, people)
  if (elders > share(all.elders ?? 0, all.people ?? 0) * (1 + FAR))
    reasons.push(`老人占${Math.round(elders * 100)}%，比全县多：可能不会用手机`)
  const registered = share(area.registered ?? 0, people)
  if (registered < share(all.registered ?? 0, all.people ?? 0) * (1 - FAR))
    reasons.push(`在册只占${(registered * 100).toFixed(1)}%，比全县少：可能有人还没进来`)
  if (area.gridsWithoutWorker > 0) reasons.push(`${area.gridsWithoutWorker}个网格没有安排网格员`)
  return reasons
}

const sum = (areas: readonly AreaCount[], of: (area: AreaCount) => number | null): number =>
  areas.reduce((total, area) => total + (of(area) ?? 0), 0)

const readable = (number: number): number => (number < 10 ? Math.round(number * 10) / 10 : Math.round(number))

/** Where fewer requests and warnings come than the model expects, the most silent first; and why that may be so. */
export const silentAreas = (areas: readonly AreaCount[]): SilentArea[] => {
  const counted = areas.filter(({ people }) => people !== null)
  const all: AreaCount = {
    areaCode: '',
    areaZh: '',
    people: sum(counted, (area) => area.people),
    elders: sum(counted, (area) => area.elders),
    registered: sum(counted, (area) => area.registered),
    requests: sum(counted, (area) => area.requests),
    warnings: sum(counted, (area) => area.warnings),
    gridsWithoutWorker: 0,
  }
  const weight = weightOf(all)
  return areas
    .map((area): SilentArea => {
      const part = share(weightOf(area), weight)
      const expected = { requests: all.requests * part, warnings: all.warnings * part }
      const wanted = expected.requests + expected.warnings
      const observed = area.requests + area.warnings
      const level = levelOf(area, observed, wanted)
      return {
        areaCode: area.areaCode,
        areaZh: area.areaZh,
        people: area.people,
        elders: area.elders,
        registered: area.registered,
        requests: area.requests,
        warnings: area.warnings,
        expectedRequests: readable(expected.requests),
        expectedWarnings: readable(expected.warnings),
        ratio: area.people === null || wanted === 0 ? null : observed / wanted,
        level,
        reasonsZh: level === 'silent' || level === 'quiet' ? reasonsOf(area, expected, all) : [],
      }
    })
    .sort((a, b) => (a.ratio ?? Infinity) - (b.ratio ?? Infinity) || (a.areaCode < b.areaCode ? -1 : 1))
}
