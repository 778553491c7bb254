import type { CompiledCatalogue } from '@shared/eligibility/compile'
import { verdictsOf } from '@shared/eligibility/screen'
import { deriveFacts } from '@shared/facts/derive'
import type { FactSheet } from '@shared/facts/sheet'
import { refoldAfter, sameFacts } from '@shared/feeds/apply-folds'
import { foldsTurnOn } from '@shared/feeds/folds-turn-on'
import type { KeptRowsByFeed } from '@shared/feeds/model'
import { valuesOfSheet } from '@shared/rules/frame'
import { MET } from '@shared/rules/model'
import { carryOn, type Entitlement } from '@shared/warnings/entitlements'
import { evaluateWarnings, type Evaluation } from '@shared/warnings/evaluate'
import { registersOf } from '@shared/warnings/feed-state'
import { NEVER } from '@shared/warnings/scan-mark'
import { platformFacts } from '@shared/warnings/scan-platform'
import type { Doc } from '../runtime'
import type { WorkByHousehold } from './household-work'
import type { CountyRules, ScanMeans } from './scan-means'

/** What is stored of one household that the rules read. */
export interface Stored {
  sheet: FactSheet
  rows: KeptRowsByFeed
  entitled: readonly Entitlement[]
}

export interface Looked {
  /** The sheet with folds brought up to today (sums of a window, of the year); null where none had aged. */
  aged: FactSheet | null
  evaluation: Evaluation
  entitled: readonly Entitlement[]
  /** Whether they differ from those stored. */
  entitledChanged: boolean
  /** Feeds that a rule waits for, sorted. */
  waitsFor: readonly string[]
  /** When the household must be looked at again although nothing changes. */
  dueOn: string
}

const RECEIVED = 'benefit.received'
const DECEASED = 'person.deceased'

type Said = Pick<Entitlement, 'policyId' | 'personId'>

/** Sealed policies are screened for nobody's list. */
const metBy = (catalogue: CompiledCatalogue, inForce: CountyRules['inForce'], sheet: FactSheet): Said[] => {
  const verdicts = verdictsOf(catalogue, valuesOfSheet(sheet), inForce)
  return catalogue.policies.flatMap(({ policy, isSealed, namesDeath }, at): Said[] => {
    const verdict = verdicts[at]
    if (isSealed || verdict === undefined) return []
    if (typeof verdict === 'number') return verdict === MET ? [{ policyId: policy.id, personId: null }] : []
    return sheet.members
      .filter((person, member) => verdict[member] === MET && (namesDeath || person.facts[DECEASED]?.value !== true))
      .map(({ personId }) => ({ policyId: policy.id, personId }))
  })
}

const receivedOf = (sheet: FactSheet): Set<string> =>
  new Set(
    [sheet.household, ...sheet.members.map(({ facts }) => facts)].flatMap((facts) => {
      const entry = facts[RECEIVED]
      return [entry, ...(entry?.others ?? [])].flatMap((voice) =>
        Array.isArray(voice?.value) ? voice.value.map(String) : [],
      )
    }),
  )

/** Every rule over one household as it is stored: nothing is written. */
export const lookAtHousehold = (
  { ctx, feeds, signalOver }: ScanMeans,
  { catalogue, inForce, warnings }: CountyRules,
  household: Doc<'households'>,
  { sheet: stored, rows, entitled: before }: Stored,
  work: WorkByHousehold,
): Looked => {
  const folded = refoldAfter(stored, rows, [], ctx.today)
  const aged = sameFacts(stored, folded) ? null : folded
  const sheet = aged ?? stored
  const derived = deriveFacts(sheet, { asOf: ctx.today, registers: registersOf(feeds) })
  const entitled = carryOn(before, metBy(catalogue, inForce, derived), ctx.today)
  const done = work.get(household._id) ?? { visits: [], requests: [], applications: [], deliveredAt: [] }
  const evaluation = evaluateWarnings(
    sheet,
    {
      today: ctx.today,
      areaCode: household.areaCode,
      feeds,
      rows,
      platform: platformFacts(
        { ...done, household, entitled, signal: signalOver(household.areaCode) },
        { today: ctx.today, rows, received: receivedOf(sheet) },
      ),
      parameters: catalogue.parameters,
    },
    warnings,
  )
  const foldsOn = foldsTurnOn(rows, ctx.today) ?? NEVER
  const rulesOn = evaluation.turnsOn ?? NEVER
  return {
    aged,
    evaluation,
    entitled,
    entitledChanged: JSON.stringify(entitled) !== JSON.stringify(before),
    waitsFor: [...new Set(Object.values(evaluation.cannotTell).flat())].sort(),
    dueOn: foldsOn < rulesOn ? foldsOn : rulesOn,
  }
}
