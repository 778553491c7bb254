import type { LocalDate } from '../kernel/dates'
import type { Parameter } from '../rules/parameters'
import type { Catalogue } from './catalogue'
import type { Policy, PolicyId } from './model'
import { overlaid } from './overlay'
import type { RuleEdit } from './rule-change'

/** The shipped catalogue and what the county approved over it, in the order of approval. */
export interface RuleBase {
  shipped: Catalogue
  edits: readonly RuleEdit[]
}

export type Origin = 'shipped' | 'county'

/** One dated version of a policy; `policy` is null from the day on which the county does not offer it. */
export interface PolicyVersion {
  policy: Policy | null
  version: number
  /** `null`: from the start, as the product ships it. */
  from: LocalDate | null
  sourceZh: string
  origin: Origin
}

/** Every version of a policy, oldest first; empty for an unknown one. Of two that start on one day the later approval stands last. */
export const versionsOf = ({ shipped, edits }: RuleBase, policyId: PolicyId): readonly PolicyVersion[] => {
  const files = [...(shipped.otherVersions ?? []), ...shipped.policies].filter(({ id }) => id === policyId)
  const versions: PolicyVersion[] = files.map((policy) => ({
    policy,
    version: policy.version,
    from: policy.from ?? null,
    sourceZh: '随产品提供',
    origin: 'shipped',
  }))
  for (const edit of edits) {
    if (edit.kind === 'policy' && edit.policy.id === policyId)
      versions.push({ ...edit, policy: edit.policy, version: edit.policy.version, origin: 'county' })
    if (edit.kind === 'end' && edit.policyId === policyId)
      versions.push({ ...edit, policy: null, version: versions.at(-1)?.version ?? 0, origin: 'county' })
  }
  // The sort is stable: the order of approval stays for equal starts.
  return versions.sort((a, b) => (a.from ?? '').localeCompare(b.from ?? ''))
}

/** The policies offered on a day, each with where it comes from. */
export const policiesOn = (
  { shipped, edits }: RuleBase,
  on: LocalDate,
): readonly { policy: Policy; origin: Origin }[] => {
  const own = new Set(edits.flatMap((edit) => (edit.kind === 'policy' ? [edit.policy] : [])))
  return overlaid(shipped, edits, on).policies.map((policy) => ({
    policy,
    origin: own.has(policy) ? 'county' : 'shipped',
  }))
}

export type DatedValue = Parameter['values'][number] & { origin: Origin }
export type DatedParameter = Omit<Parameter, 'values'> & { values: readonly DatedValue[] }

/** Parameters with the county's values among the shipped ones; for one area and day the value approved last counts. */
export const parametersOf = ({ shipped, edits }: RuleBase): readonly DatedParameter[] => {
  const added = new Map<string, DatedValue[]>()
  for (const edit of edits) {
    if (edit.kind !== 'parameter') continue
    const { area, from, value, sourceZh } = edit
    const others = (added.get(edit.parameterId) ?? []).filter((known) => known.area !== area || known.from !== from)
    added.set(edit.parameterId, [...others, { area, from, value, sourceZh, origin: 'county' }])
  }
  return shipped.parameters.map((parameter) => {
    const own = added.get(parameter.id) ?? []
    const kept = parameter.values
      .filter((value) => !own.some(({ area, from }) => area === value.area && from === value.from))
      .map((value) => ({ ...value, origin: 'shipped' as const }))
    return { ...parameter, values: [...kept, ...own] }
  })
}

/** The value that counts on a day in an area: of the nearest area, the latest start not after the day. */
export const valueInForce = ({ values }: DatedParameter, on: LocalDate, area: string): DatedValue | undefined =>
  values
    .filter((value) => area.startsWith(value.area) && value.from <= on)
    .reduce<DatedValue | undefined>((best, value) => {
      if (!best || value.area.length > best.area.length) return value
      return value.area.length === best.area.length && value.from >= best.from ? value : best
    }, undefined)

/** The same as the engine reads them. */
export const plainParameters = (parameters: readonly DatedParameter[]): Parameter[] =>
  parameters.map(({ values, ...rest }) => ({
    ...rest,
    values: values.map(({ area, from, value, sourceZh }) => ({ area, from, value, sourceZh })),
  }))
