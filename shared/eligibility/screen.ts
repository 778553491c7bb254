import { findFact } from '../facts/vocabulary'
import type { FactSheet } from '../facts/sheet'
import type { LocalDate } from '../kernel/dates'
import type { AmountResult } from '../rules/amounts'
import { frameOf, valuesOfSheet, type Frame, type PlainHousehold } from '../rules/frame'
import { missingFacts, smallestMissingSets, type MissingFact } from '../rules/missing-facts'
import { verdictOf, type Kleene, type Verdict } from '../rules/model'
import { parametersInForce, type ParameterId, type ParameterInForce } from '../rules/parameters'
import { decidingClauses, Tracer, type TraceNode } from '../rules/trace'
import { DECEASED, shippedCatalogue, type CompiledCatalogue, type CompiledPolicy } from './compile'
import { HouseholdEvaluator } from './evaluator'
import type { Policy, PolicyId } from './model'

/** One policy for one household (`personId` null) or one member. A screening, never a decision. */
export interface PolicyScreening {
  policyId: PolicyId
  personId: string | null
  /** Place of the member in the sheet; 0 for a household policy. */
  member: number
  verdict: Verdict
  /** The member has died and the rule does not speak of the dead. */
  deceased: boolean
  ruleVersion: string
  trace: TraceNode
  /** The clauses that settled it; for an unknown, those still open. */
  deciding: readonly TraceNode[]
  /** Facts still waited for; empty unless unknown. */
  missing: readonly MissingFact[]
  /** The smallest sets of missing facts that could make it met (at most four facts a set). */
  missingSets: readonly (readonly MissingFact[])[]
  /** What it would pay, with the arithmetic; absent where the policy is not met and not open. */
  amount?: AmountResult
}

export interface Screening {
  asOf: LocalDate
  area: string
  sheetVersion: number
  catalogueHash: string
  /** The rules it was made by: a county's own policy is named and explained from here. */
  catalogue: CompiledCatalogue
  parameters: ReadonlyMap<ParameterId, ParameterInForce>
  results: readonly PolicyScreening[]
}

export interface ScreenRequest {
  /** With derived facts (deriveFacts); for a person not verified, of `declaredOnly` facts. */
  sheet: FactSheet
  asOf: LocalDate
  /** Area code of the household; parameters of the nearest area count. */
  area: string
  /** Default: the catalogue that ships with the product. */
  catalogue?: CompiledCatalogue
  /** Only these policies; default all. */
  policyIds?: readonly PolicyId[]
  /** Default: those in force on `asOf` in `area`. */
  parameters?: ReadonlyMap<ParameterId, ParameterInForce>
}

/** Screens a household against the catalogue, each verdict with its reasons. Pure: the same input, the same output. */
export const screen = (request: ScreenRequest): Screening => {
  const { sheet, asOf, area, catalogue = shippedCatalogue() } = request
  const parameters = request.parameters ?? parametersInForce(catalogue.parameters, asOf, area)
  const frame = frameOf(catalogue.book.layout, valuesOfSheet(sheet), parameters)
  const tracer = new Tracer(frame, sheet)
  const chosen = request.policyIds
    ? catalogue.policies.filter(({ policy }) => request.policyIds?.includes(policy.id))
    : catalogue.policies
  return {
    asOf,
    area,
    sheetVersion: sheet.version,
    catalogueHash: catalogue.hash,
    catalogue,
    parameters,
    results: chosen.flatMap((compiled) =>
      subjectsOf(compiled.policy, frame).map((member) => new LazyScreening(compiled, frame, member, sheet, tracer)),
    ),
  }
}

const subjectsOf = (policy: Policy, frame: Frame): readonly number[] =>
  policy.unit === 'household' ? [0] : frame.members.map((_, member) => member)

/** A member who has died meets only rules that speak of death. */
const holdsNoMore = ({ policy, namesDeath }: CompiledPolicy, isDeceased: boolean): boolean =>
  policy.unit === 'person' && !namesDeath && isDeceased

/** Reasons are worked out when somebody asks for them, once. */
class LazyScreening implements PolicyScreening {
  readonly policyId: PolicyId
  readonly personId: string | null
  readonly verdict: Verdict
  readonly deceased: boolean
  readonly ruleVersion: string
  readonly #compiled: CompiledPolicy
  readonly #frame: Frame
  readonly #tracer: Tracer
  #deciding: readonly TraceNode[] | undefined
  #missing: readonly MissingFact[] | undefined
  #missingSets: readonly (readonly MissingFact[])[] | undefined
  #amount: { value: AmountResult | undefined } | undefined

  constructor(
    compiled: CompiledPolicy,
    frame: Frame,
    readonly member: number,
    sheet: FactSheet,
    tracer: Tracer,
  ) {
    const { policy, rule, ruleVersion } = compiled
    const person = sheet.members[member]
    this.policyId = policy.id
    this.personId = policy.unit === 'person' ? (person?.personId ?? null) : null
    this.deceased = holdsNoMore(compiled, person?.facts[DECEASED]?.value === true)
    this.verdict = this.deceased ? 'unmet' : verdictOf(rule.run(frame, member))
    this.ruleVersion = ruleVersion
    this.#compiled = compiled
    this.#frame = frame
    this.#tracer = tracer
  }

  get trace(): TraceNode {
    return this.#tracer.trace(this.#compiled.rule, this.member)
  }

  get deciding(): readonly TraceNode[] {
    return (this.#deciding ??= this.deceased ? [] : decidingClauses(this.trace))
  }

  get missing(): readonly MissingFact[] {
    return (this.#missing ??=
      this.verdict === 'unknown' ? missingFacts(this.#compiled.rule, this.#frame, this.member) : [])
  }

  get missingSets(): PolicyScreening['missingSets'] {
    return (this.#missingSets ??=
      this.verdict === 'unknown' ? smallestMissingSets(this.#compiled.rule, this.#frame, this.member, findFact) : [])
  }

  get amount(): AmountResult | undefined {
    this.#amount ??= { value: this.verdict === 'unmet' ? undefined : this.#compiled.amountOf(this.#frame, this.member) }
    return this.#amount.value
  }

  /** As text it is all there. */
  toJSON(): PolicyScreening {
    const { policyId, personId, member, verdict, deceased, ruleVersion, trace } = this
    const { deciding, missing, missingSets, amount } = this
    return { policyId, personId, member, verdict, deceased, ruleVersion, trace, deciding, missing, missingSets, amount }
  }
}

const evaluators = new WeakMap<CompiledCatalogue, HouseholdEvaluator>()

/** Verdicts alone, for lists and counts: `kleene[policy]` or one a member, in the catalogue's order. */
export const verdictsOf = (
  catalogue: CompiledCatalogue,
  household: PlainHousehold,
  parameters: ReadonlyMap<ParameterId, ParameterInForce>,
): readonly (Kleene | readonly Kleene[])[] => {
  const evaluator = evaluators.get(catalogue) ?? new HouseholdEvaluator(catalogue, parameters)
  evaluators.set(catalogue, evaluator)
  evaluator.use(parameters)
  evaluator.load(household)
  return catalogue.policies.map(({ policy }, index) =>
    policy.unit === 'household'
      ? evaluator.verdict(index, 0)
      : household.members.map((_, member) => evaluator.verdict(index, member)),
  )
}
