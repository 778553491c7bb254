import type { LocalDate } from '../kernel/dates'
import type { Parameter } from '../rules/parameters'
import type { Catalogue } from './catalogue'
import { compileCatalogue, shippedCatalogue, type CompiledCatalogue } from './compile'
import { contentHash } from './content-hash'
import type { Policy, PolicyId } from './model'
import type { RuleEdit } from './rule-change'

type PolicyTurn = Exclude<RuleEdit, { kind: 'parameter' }>
type ParameterEdit = Extract<RuleEdit, { kind: 'parameter' }>

export const policyIdOf = (edit: PolicyTurn): PolicyId => (edit.kind === 'policy' ? edit.policy.id : edit.policyId)

/** The shipped versions in force on a day: of each policy the dated one that holds, else the undated one. */
const shippedOn = ({ policies, otherVersions = [] }: Catalogue, on: LocalDate): readonly Policy[] => {
  const holds = ({ from = '', until = '9999' }: Policy): boolean => from <= on && on <= until
  if (otherVersions.length === 0 && policies.every(holds)) return policies
  const byId = new Map<PolicyId, Policy>()
  for (const policy of [...policies, ...otherVersions])
    if (holds(policy) && (policy.from ?? '') >= (byId.get(policy.id)?.from ?? '')) byId.set(policy.id, policy)
  return policies.flatMap(({ id }) => byId.get(id) ?? [])
}

/** What the county last said of each policy by the day: the latest start counts, and of two on one day the later approval. */
const turnsOn = (edits: readonly RuleEdit[], on: LocalDate): ReadonlyMap<PolicyId, PolicyTurn> => {
  const latest = new Map<PolicyId, PolicyTurn>()
  for (const edit of edits) {
    if (edit.kind === 'parameter' || edit.from > on) continue
    const known = latest.get(policyIdOf(edit))
    if (!known || known.from <= edit.from) latest.set(policyIdOf(edit), edit)
  }
  return latest
}

/** The county's values beside the shipped ones; one that starts in the same area on the same day stands in its place. */
const withValues = (parameter: Parameter, edits: readonly ParameterEdit[]): Parameter => {
  const own = edits.filter(({ parameterId }) => parameterId === parameter.id)
  if (own.length === 0) return parameter
  const values = new Map(parameter.values.map((value) => [`${value.area}|${value.from}`, value]))
  for (const { area, from, value, sourceZh } of own) values.set(`${area}|${from}`, { area, from, value, sourceZh })
  return { ...parameter, values: [...values.values()] }
}

/**
 * The catalogue of a county on a day: what ships, with what the county put over it. `edits` must have passed
 * `checkOverlay`. The hash addresses what counts on that day, so a day before any edit has the shipped hash.
 */
export const overlaid = (shipped: Catalogue, edits: readonly RuleEdit[], on: LocalDate): Catalogue => {
  const begun = edits.filter((edit) => edit.from <= on)
  const base = shippedOn(shipped, on)
  if (begun.length === 0 && base === shipped.policies) return shipped
  const turns = turnsOn(begun, on)
  const inForce = base.flatMap((policy) => {
    const turn = turns.get(policy.id)
    return turn === undefined ? [policy] : turn.kind === 'policy' ? [turn.policy] : []
  })
  const own = [...turns.values()].flatMap((turn) =>
    turn.kind === 'policy' && !base.some(({ id }) => id === turn.policy.id) ? [turn.policy] : [],
  )
  const policies = [...inForce, ...own]
  const offered = new Set(policies.map(({ id }) => id))
  const known = new Map(shipped.policies.map((policy) => [policy.id, policy]))
  for (const edit of begun) if (edit.kind === 'policy') known.set(edit.policy.id, edit.policy)
  const parameterEdits = begun.filter((edit) => edit.kind === 'parameter')
  return {
    hash: contentHash({
      base: shipped.hash,
      edits: begun,
      versions: base === shipped.policies ? undefined : base.map(({ id, version }) => `${id}@${version}`),
    }),
    policies,
    parameters: shipped.parameters.map((parameter) => withValues(parameter, parameterEdits)),
    ended: [...known.values()].filter(({ id }) => !offered.has(id)),
  }
}

/** What is compiled is kept: a warm instance sees the rules of a few days of one county. */
const MOST_KEPT = 8
const compiled = new Map<string, CompiledCatalogue>()

/** The same, ready to screen with; compiled once for each content. */
export const rulesOn = (shipped: Catalogue, edits: readonly RuleEdit[], on: LocalDate): CompiledCatalogue => {
  const catalogue = overlaid(shipped, edits, on)
  if (catalogue.hash === shippedCatalogue().hash) return shippedCatalogue()
  const known = compiled.get(catalogue.hash)
  if (known) return known
  const fresh = compileCatalogue(catalogue)
  if (compiled.size >= MOST_KEPT) compiled.delete([...compiled.keys()][0] ?? '')
  compiled.set(catalogue.hash, fresh)
  return fresh
}
