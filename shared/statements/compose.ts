import type { Application } from '../applications/model'
import { CATALOGUE } from '../eligibility/catalogue'
import { combine } from '../eligibility/combine'
import type { Combination } from '../eligibility/combination-model'
import type { Held } from '../eligibility/combination-rules'
import { policyIn, type CompiledCatalogue } from '../eligibility/compile'
import { restsOnSealed } from '../eligibility/facts-read'
import { followUps } from '../eligibility/follow-up'
import { forecast } from '../eligibility/forecast'
import { NOT_A_DECISION_ZH } from '../eligibility/labels'
import type { RuleEdit } from '../eligibility/rule-change'
import type { Screening } from '../eligibility/screen'
import type { DeriveContext } from '../facts/derive'
import type { FactSheet } from '../facts/sheet'
import { localDateOf, type Instant } from '../kernel/dates'
import { applicationLines } from './application-lines'
import { wordsFor, type Words } from './beside-words'
import { changeLines } from './change-words'
import { choiceLines } from './choice-lines'
import type { Statement, StatementLine } from './contract'
import { followUpLines } from './follow-up-lines'
import type { ToldOf } from './for-reading'
import { heldOf, limitedOf } from './held'
import { DELIVERY_LABELS } from './labels'
import type { StatementDelivery } from './model'
import { receivedOf, type Received } from './received'
import { screeningLines } from './screening-lines'

export interface StatementInput {
  household: { _id: string; headName: string; addressText: string }
  /** With derived facts. */
  sheet: FactSheet
  /** The same without: what a grant or a later day makes of it is computed anew. */
  stored: FactSheet
  registers: DeriveContext['registers']
  screening: Screening
  /** What the county approved over the shipped rules, future days included. */
  edits: readonly RuleEdit[]
  items: readonly Application[]
  asked: readonly string[]
  needs: readonly string[]
  lastDelivery: Pick<StatementDelivery, 'at' | 'how'> | null
  nameOf: (personId: string | null) => string | null
  now: Instant
  /** What this reader is not told of: illness of another adult. Left out without a hint. */
  hides?: (one: ToldOf) => boolean
}

const receivedLine = (
  received: Received,
  nameOf: StatementInput['nameOf'],
  catalogue: CompiledCatalogue,
): StatementLine => ({
  policyId: received.policyId,
  titleZh: policyIn(catalogue, received.policyId)?.titleZh ?? received.policyId,
  personNameZh: nameOf(received.personId),
  amountZh: received.amountZh,
  sentenceZh: '正在享受。',
  whereZh: null,
  progressZh: null,
  withZh: null,
  withPolicyIds: [],
})

/** A sealed matter stands on no list of a household, whoever pays or handles it: who is feared reads the list too. */
const isSealed = ({ policyId }: ToldOf, catalogue: CompiledCatalogue): boolean => {
  const policy = policyId === null ? undefined : policyIn(catalogue, policyId)
  return policy !== undefined && restsOnSealed(policy)
}

/**
 * The happiness list of a household on a day: what it has, may have, has asked for, and what is not known yet; which
 * of it only one can be had, what a grant would open, what time will change. What is combined is the whole household;
 * only afterwards is left out what this reader is not told of.
 */
export const composeStatement = (input: StatementInput): Statement => {
  const { household, sheet, nameOf, now, lastDelivery, screening } = input
  const { catalogue } = screening
  const hides = (one: ToldOf): boolean => isSealed(one, catalogue) || (input.hides?.(one) ?? false)
  const shown = <T extends ToldOf>(all: readonly T[]): T[] => all.filter((one) => !hides(one))
  const words = wordsFor({ nameOf, hides, policyOf: (id) => policyIn(catalogue, id) })
  const everyReceived = receivedOf(sheet)
  const held = heldOf(everyReceived, input.items)
  const open = { ...screening, results: screening.results.filter((result) => !held.refused(result)) }
  const combination = combine({ screening: open, sheet, held: held.all })
  const fromItems = applicationLines(shown(input.items), localDateOf(now), nameOf)
  const received = shown(everyReceived)
  const screened = screeningLines({
    screening: { ...open, results: shown(open.results) },
    combination,
    told: held.all,
    asked: input.asked,
    needs: input.needs,
    words,
  })
  return {
    householdId: household._id,
    headNameZh: household.headName,
    addressZh: household.addressText,
    asOf: screening.asOf,
    notADecisionZh: `“可以申请”“要核实”是初步筛查，${NOT_A_DECISION_ZH}，由经办的同志核实后决定。`,
    received: [...fromItems.received, ...received.map((one) => receivedLine(one, nameOf, catalogue))],
    available: screened.available,
    canAsk: screened.canAsk,
    inProgress: fromItems.inProgress,
    toCheck: screened.toCheck,
    notMet: [...fromItems.notMet, ...screened.notMet],
    moreToLearn: screened.moreToLearn,
    choices: choiceLines(combination, words),
    ...outlook(input, open, combination, held.all, words),
    lastDelivery: lastDelivery ? { at: lastDelivery.at, howZh: DELIVERY_LABELS[lastDelivery.how].zh } : null,
  }
}

/** What a grant in view would open, and what time will change. */
const outlook = (
  { stored, registers, edits, items }: StatementInput,
  screening: Screening,
  combination: Combination,
  held: readonly Held[],
  words: Words,
): Pick<Statement, 'onceGranted' | 'changesAhead'> => {
  const grants = [
    ...held.filter(({ state }) => state === 'inProgress'),
    ...combination.items.flatMap(({ result, standing }) => (standing === 'together' ? [result] : [])),
  ]
  const { asOf, area } = screening
  const limited = limitedOf(items, screening)
  const ahead = forecast({ stored, registers, asOf, area, shipped: CATALOGUE, edits, held, limited })
  return {
    onceGranted: followUpLines(followUps({ stored, registers, screening, held, grants }), screening, words),
    changesAhead: changeLines(ahead, words),
  }
}

/** What a list said, by title, in the order of reading: kept with its delivery. */
export const titlesOf = (statement: Statement): string[] => {
  const { received, available, canAsk, inProgress, toCheck, notMet, choices, onceGranted, changesAhead } = statement
  return [
    ...[...received, ...available, ...canAsk, ...inProgress, ...toCheck, ...notMet].map((line) => line.titleZh),
    ...choices.map(({ options }) => `${options.map(({ titleZh }) => titleZh).join(' / ')}（只能选一样）`),
    ...onceGranted.map(({ leadZh, lines }) => `${leadZh}：${lines.map(({ titleZh }) => titleZh).join('、')}`),
    ...changesAhead.map(({ causeZh, lines }) => `${causeZh}：${lines.map(({ sentenceZh }) => sentenceZh).join('')}`),
  ]
}
