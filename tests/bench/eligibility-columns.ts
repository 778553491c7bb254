import { CATALOGUE } from '@shared/eligibility/catalogue'
import { compileCatalogue } from '@shared/eligibility/compile'
import { planCatalogue, planCatalogueChange } from '@shared/eligibility/county-screen'
import type { Policy } from '@shared/eligibility/model'
import { verdictsOf } from '@shared/eligibility/screen'
import { planeBytes } from '@shared/rules/columns/binary'
import { differingVerdicts } from '@shared/rules/columns/differ'
import { encodeHouseholds } from '@shared/rules/columns/encode'
import { explainChunk } from '@shared/rules/columns/explain-chunk'
import type { Column, ColumnChunk } from '@shared/rules/columns/model'
import type { ColumnPlan } from '@shared/rules/columns/plan-model'
import { listReasons } from '@shared/rules/columns/list-reasons'
import { PlanRun } from '@shared/rules/columns/run-plan'
import { verdictAt, verdictsOfChunk } from '@shared/rules/columns/verdicts'
import { cpuNow, cpuSeconds, type Measured } from './cpu'
import { AREA, householdsFor, inFen, inForce } from './eligibility-workload'

const CHUNK = 4096

export interface ColumnFigures {
  households: number
  verdicts: number
  megabytes: number
  encoding: { households: number; seconds: number }
  distinctConditions: number
  verdictsOnly: Measured
  withReasons: Measured & { households: number }
  /** The reasons written out as lists of clause ids, one a verdict. */
  reasonsListed: Measured & { clauses: number }
  /** The parameter that most rules read raised by a tenth: every subject whose verdict differs. */
  whatIf: Measured & { parameter: string; differing: number }
  /** Of the distinct households: verdicts other than the row path's. Must be 0. */
  different: number
}

/**
 * `households` in memory, encoded: `distinct` of them are drawn, the rest are copies with memory of their own (what a
 * condition costs does not depend on the values).
 */
export async function measureColumns(
  policies: readonly Policy[],
  households: number,
  explained: number,
  distinct: number,
): Promise<ColumnFigures> {
  const plan = planCatalogue({ policies, parameters: CATALOGUE.parameters }, inForce)
  const drawn = [...householdsFor(policies, distinct)].map(inFen)
  const started = cpuNow()
  const originals = [...encodeHouseholds(drawn, AREA, CHUNK, plan.facts)]
  const encoding = { households: distinct, seconds: cpuNow() - started }
  const different = differences(plan, originals, policies, drawn)

  const chunks = [...originals]
  for (let held = distinct, at = 0; held < households; at += 1) {
    const chunk = copied(originals[at % originals.length] as ColumnChunk)
    chunks.push(chunk)
    held += chunk.layout.households
  }
  const run = new PlanRun(plan)
  let verdicts = 0
  for (const { layout } of chunks)
    for (const { rule } of plan.rules) verdicts += rule.unit === 'person' ? layout.members : layout.households
  const verdictsOnly = await cpuSeconds(2, () => {
    for (const chunk of chunks) verdictsOfChunk(plan, chunk, run)
    return verdicts
  })
  const some = chunks.slice(0, Math.ceil(explained / CHUNK))
  const withReasons = await cpuSeconds(1, () => {
    for (const chunk of some) explainChunk(plan, chunk, run.run(chunk))
    return some.length
  })
  let clauses = 0
  const reasonsListed = await cpuSeconds(1, () => {
    clauses = 0
    for (const chunk of some) {
      const reasons = explainChunk(plan, chunk, run.run(chunk))
      for (let rule = 0; rule < plan.rules.length; rule += 1) clauses += listReasons(reasons, rule).entries.length
    }
    return clauses
  })
  const catalogue = { policies, parameters: CATALOGUE.parameters }
  const [id, { value }] = mostRead(policies)
  const raised = new Map(inForce)
  const parameter = raised.get(id)
  if (parameter) raised.set(id, { ...parameter, value: value * 1.1 })
  const change = planCatalogueChange({ catalogue, parameters: inForce }, { catalogue, parameters: raised })
  const changeRun = new PlanRun(change.plan)
  let differing = 0
  const whatIf = await cpuSeconds(1, () => {
    differing = 0
    for (const chunk of chunks) differing += differingVerdicts(change, chunk, changeRun).length
    return differing
  })
  return {
    households: total(chunks),
    verdicts,
    megabytes: chunks.reduce((sum, chunk) => sum + planeBytes(chunk), 0) / 1e6,
    encoding,
    distinctConditions: plan.nodes.length,
    verdictsOnly,
    withReasons: { ...withReasons, households: total(some) },
    reasonsListed: { ...reasonsListed, clauses },
    whatIf: { ...whatIf, parameter: id, differing },
    different,
  }
}

const mostRead = (policies: readonly Policy[]) => {
  const texts = policies.map(({ eligibility }) => JSON.stringify(eligibility))
  const readers = (id: string) => texts.filter((text) => text.includes(`{"param":"${id}"`)).length
  const [most] = [...inForce].sort(([a], [b]) => readers(b) - readers(a))
  if (!most) throw new Error('no parameters')
  return most
}

const total = (chunks: readonly ColumnChunk[]): number => chunks.reduce((sum, { layout }) => sum + layout.households, 0)

const copied = (chunk: ColumnChunk): ColumnChunk => {
  const columns = (from: ReadonlyMap<string, Column>) =>
    new Map([...from].map(([id, each]) => [id, { ...each, known: each.known.slice(), slices: each.slices.slice() }]))
  return { ...chunk, household: columns(chunk.household), member: columns(chunk.member) }
}

const COMPARED = 4096

const differences = (
  plan: ColumnPlan,
  chunks: readonly ColumnChunk[],
  policies: readonly Policy[],
  drawn: readonly ReturnType<typeof inFen>[],
): number => {
  const catalogue = compileCatalogue({ ...CATALOGUE, policies })
  const [chunk] = chunks
  if (!chunk) return 0
  const planes = verdictsOfChunk(plan, chunk)
  let different = 0
  chunk.order.subarray(0, COMPARED).forEach((place, row) => {
    const expected = verdictsOf(catalogue, drawn[place] as ReturnType<typeof inFen>, inForce)
    expected.forEach((each, rule) => {
      if (typeof each === 'number') different += verdictAt(planes, rule, row) === each ? 0 : 1
      else each.forEach((one, member) => (different += verdictAt(planes, rule, row, member) === one ? 0 : 1))
    })
  })
  return different
}
