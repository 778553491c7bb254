import type { LocalDate } from '../kernel/dates'
import type { ParameterId } from '../rules/parameters'
import type { Policy } from './model'
import {
  parametersOf,
  valueInForce,
  type DatedParameter,
  type DatedValue,
  type RuleBase,
} from './policy-sheet-versions'
import { PARAMETER_CONFIDENCE_ZH, unitWordsZh, writtenValueZh } from './policy-sheet-words'
import { parametersRead } from './reads'
import type { ParameterRow } from './toolbox-contract'

/** Where and when the rules are read, and what the areas are called. */
export interface ReadingPlace {
  on: LocalDate
  /** Area code whose values count. */
  area: string
  areaNameZh(code: string): string
}

/** What the catalogue ships says so in its source. */
const SAMPLE = /^示例值/

/** Whether the county has still to put its own published figure in the place of a sample. */
export const isSample = (value: DatedValue | undefined): boolean => value === undefined || SAMPLE.test(value.sourceZh)

const standingOf = (
  confidence: DatedParameter['confidence'],
  counts: DatedValue | undefined,
): Pick<ParameterRow, 'confidence' | 'confidenceZh'> => {
  if (isSample(counts)) return { confidence: 'sample', confidenceZh: PARAMETER_CONFIDENCE_ZH.sample }
  if (counts?.origin === 'county') return { confidence: 'sourced', confidenceZh: '县里已定' }
  return { confidence, confidenceZh: PARAMETER_CONFIDENCE_ZH[confidence] }
}

const PER_CENT = 100

/** One parameter with its values over time, newest first, and the policies that read it. */
export const parameterRow = (
  parameter: DatedParameter,
  readers: readonly Policy[],
  { on, area, areaNameZh }: ReadingPlace,
): ParameterRow => {
  const { id, labelZh, unitZh, basisZh, noteZh, confidence, typicalRange } = parameter
  const counts = valueInForce(parameter, on, area)
  return {
    parameterId: id,
    labelZh,
    unitZh: unitWordsZh(unitZh),
    writtenPer: unitZh === '比例' ? PER_CENT : 1,
    basisZh,
    noteZh: noteZh ?? null,
    ...standingOf(confidence, counts),
    typicalRange: typicalRange ?? null,
    typicalZh: typicalRange ? typicalRange.map((bound) => writtenValueZh(unitZh, bound)).join('到') : null,
    usedBy: readers.map((policy) => ({ policyId: policy.id, titleZh: policy.titleZh })),
    values: [...parameter.values]
      .sort((a, b) => b.from.localeCompare(a.from) || b.area.length - a.area.length)
      .map((value) => ({
        area: value.area,
        areaZh: areaNameZh(value.area),
        from: value.from,
        value: value.value,
        valueZh: writtenValueZh(unitZh, value.value),
        sourceZh: value.sourceZh,
        origin: value.origin,
        inForce: value === counts,
      })),
  }
}

/** The policies that read each parameter, in their conditions or amounts. */
export const readersOfParameters = (policies: readonly Policy[]): ReadonlyMap<ParameterId, readonly Policy[]> => {
  const readers = new Map<ParameterId, Policy[]>()
  for (const policy of policies)
    for (const id of parametersRead(policy)) readers.set(id, [...(readers.get(id) ?? []), policy])
  return readers
}

/** Parameters by words or by the policy that reads them, samples still to be replaced first. */
export const parameterRows = (
  base: RuleBase,
  policies: readonly Policy[],
  place: ReadingPlace,
  wanted: { text?: string; policyId?: string },
): ParameterRow[] => {
  const readers = readersOfParameters(policies)
  const words = wanted.text?.trim() ?? ''
  return parametersOf(base)
    .filter(({ id }) => !wanted.policyId || readers.get(id)?.some((policy) => policy.id === wanted.policyId))
    .map((parameter) => parameterRow(parameter, readers.get(parameter.id) ?? [], place))
    .filter(
      (row) =>
        words === '' ||
        `${row.labelZh}${row.basisZh}${row.usedBy.map(({ titleZh }) => titleZh).join('')}`.includes(words),
    )
}
