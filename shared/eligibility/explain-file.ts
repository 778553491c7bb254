import type { FactEntry, FactSheet } from '../facts/sheet'
import { findFact } from '../facts/vocabulary'
import type { FactScalar } from '../facts/model'
import type { AmountResult } from '../rules/amounts'
import { factsIn } from '../rules/compile'
import type { MissingFact } from '../rules/missing-facts'
import type { TraceNode } from '../rules/trace'
import { shippedCatalogue, type CompiledCatalogue } from './compile'
import { readHouseholdFile } from './household-file'
import { screen, type PolicyScreening } from './screen'
import { parametersOfFile, type FileVerdict } from './screen-file'

interface FileFact {
  fact: string
  /** Place among the members; absent for a fact of the household. */
  member?: number
}

/** An amount in yuan, with the arithmetic that led to it. */
type FileAmount = Omit<AmountResult, 'fen' | 'minFen' | 'maxFen' | 'parts'> & {
  yuan?: number
  minYuan?: number
  maxYuan?: number
  parts?: readonly FileAmount[]
}

/** A verdict with its reasons, in the units of the catalogue's files. */
export interface ExplainedVerdict extends FileVerdict {
  ruleVersion: string
  /** Facts that settled it, with the values used; for an unknown those known beside the open ones. */
  deciding: readonly (FileFact & { value: FactScalar; asOf: string; source?: string })[]
  /** Unknown only: the smallest sets of missing facts that could make it met. */
  missingSets?: readonly (readonly FileFact[])[]
  /** What it pays; where it is not known to be met, what it would pay. */
  amount?: FileAmount
}

export interface ExplainedVerdicts {
  asOf: string
  catalogueHash: string
  /** One entry a policy; for a policy of unit `person` one entry a member, in order. */
  verdicts: Record<string, ExplainedVerdict | readonly ExplainedVerdict[]>
}

/** Screens one household file (`readHouseholdFile`) with every reason. */
export const explainFile = (input: unknown, catalogue: CompiledCatalogue = shippedCatalogue()): ExplainedVerdicts => {
  const file = readHouseholdFile(input)
  const { sheet, asOf, area } = file
  const { results } = screen({ sheet, asOf, area, catalogue, parameters: parametersOfFile(file, catalogue) })
  const byPolicy = new Map<string, ExplainedVerdict[]>()
  for (const result of results) {
    const explained = explain(result, sheet)
    const known = byPolicy.get(result.policyId)
    if (known) known.push(explained)
    else byPolicy.set(result.policyId, [explained])
  }
  const ofPolicy = (id: string, unit: 'person' | 'household') => {
    const all = byPolicy.get(id) ?? []
    return unit === 'household' && all[0] ? all[0] : all
  }
  return {
    asOf,
    catalogueHash: catalogue.hash,
    verdicts: Object.fromEntries(catalogue.policies.map(({ policy }) => [policy.id, ofPolicy(policy.id, policy.unit)])),
  }
}

const explain = (result: PolicyScreening, sheet: FactSheet): ExplainedVerdict => {
  const { verdict, missing, missingSets, amount, ruleVersion } = result
  return {
    verdict,
    missing: [...new Set(missing.map(({ factId }) => factId))],
    ruleVersion,
    deciding: result.deceased ? valueOf('person.deceased', result.member, sheet) : factsThatDecided(result, sheet),
    ...(verdict === 'unknown' ? { missingSets: missingSets.map((set) => set.map(fileFact)) } : {}),
    ...(amount ? { amount: inYuan(amount) } : {}),
  }
}

const fileFact = ({ factId, member }: MissingFact): FileFact => ({
  fact: factId,
  ...(member === undefined ? {} : { member }),
})

/** Every known fact that a deciding clause read, each once. */
const factsThatDecided = ({ deciding, member }: PolicyScreening, sheet: FactSheet): ExplainedVerdict['deciding'] => {
  const found = new Map<string, ExplainedVerdict['deciding'][number]>()
  const visit = (node: TraceNode): void => {
    if (node.children.length > 0) node.children.forEach(visit)
    else
      for (const id of factsIn(node.condition))
        for (const one of valueOf(id, node.member ?? member, sheet)) found.set(`${one.member ?? ''}:${id}`, one)
  }
  deciding.forEach(visit)
  return [...found.values()]
}

const valueOf = (id: string, member: number, sheet: FactSheet): ExplainedVerdict['deciding'][number][] => {
  const own = sheet.members[member]?.facts[id]
  const entry: FactEntry | undefined = own ?? sheet.household[id]
  if (!entry) return []
  const { value, asOf, source } = entry
  const yuan = findFact(id)?.type === 'money' && typeof value === 'number' ? value / 100 : value
  return [
    {
      fact: id,
      ...(own ? { member } : {}),
      value: yuan,
      asOf,
      ...(source.label === undefined ? {} : { source: source.label }),
    },
  ]
}

const inYuan = ({ fen, minFen, maxFen, parts, ...rest }: AmountResult): FileAmount => ({
  ...rest,
  ...(fen === undefined ? {} : { yuan: fen / 100 }),
  ...(minFen === undefined ? {} : { minYuan: minFen / 100 }),
  ...(maxFen === undefined ? {} : { maxYuan: maxFen / 100 }),
  ...(parts === undefined ? {} : { parts: parts.map(inYuan) }),
})
