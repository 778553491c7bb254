import type { Application } from '../applications/model'
import { policyIn, type CompiledCatalogue } from '../eligibility/compile'
import { NOT_A_DECISION_ZH } from '../eligibility/labels'
import type { Screening } from '../eligibility/screen'
import type { FactSheet } from '../facts/sheet'
import { localDateOf, type Instant } from '../kernel/dates'
import { applicationLines } from './application-lines'
import type { Statement, StatementLine } from './contract'
import { DELIVERY_LABELS } from './labels'
import type { StatementDelivery } from './model'
import { receivedOf, type Received } from './received'
import { screeningLines } from './screening-lines'

export interface StatementInput {
  household: { _id: string; headName: string; addressText: string }
  /** With derived facts. */
  sheet: FactSheet
  screening: Screening
  items: readonly Application[]
  asked: readonly string[]
  needs: readonly string[]
  lastDelivery: Pick<StatementDelivery, 'at' | 'how'> | null
  nameOf: (personId: string | null) => string | null
  now: Instant
  /** What this reader is not told of: illness of another adult. Left out without a hint. */
  hides?: (one: { policyId: string | null; personId: string | null }) => boolean
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
})

/** The happiness list of a household on a day: what it has, may have, has asked for, and what is not known yet. */
export const composeStatement = (input: StatementInput): Statement => {
  const { household, sheet, nameOf, now, lastDelivery, hides = () => false } = input
  const shown = <T extends { policyId: string | null; personId: string | null }>(all: readonly T[]): T[] =>
    all.filter((one) => !hides(one))
  const items = shown(input.items)
  const screening = { ...input.screening, results: shown(input.screening.results) }
  const received = shown(receivedOf(sheet))
  const fromItems = applicationLines(items, localDateOf(now), nameOf)
  const itemsHeld = items
    .filter((item) => item.policyId !== null && item.status !== 'cancelled')
    .map((item) => ({ policyId: item.policyId!, personId: item.personId }))
  const screened = screeningLines({
    screening,
    held: [...received, ...itemsHeld],
    receivedIds: [...received, ...fromItems.received].flatMap((one) => one.policyId ?? []),
    asked: input.asked,
    needs: input.needs,
    nameOf,
  })
  return {
    householdId: household._id,
    headNameZh: household.headName,
    addressZh: household.addressText,
    asOf: screening.asOf,
    notADecisionZh: `“可以申请”“要核实”是初步筛查，${NOT_A_DECISION_ZH}，由经办的同志核实后决定。`,
    received: [...fromItems.received, ...received.map((one) => receivedLine(one, nameOf, screening.catalogue))],
    available: screened.available,
    canAsk: screened.canAsk,
    inProgress: fromItems.inProgress,
    toCheck: screened.toCheck,
    notMet: [...fromItems.notMet, ...screened.notMet],
    moreToLearn: screened.moreToLearn,
    lastDelivery: lastDelivery ? { at: lastDelivery.at, howZh: DELIVERY_LABELS[lastDelivery.how].zh } : null,
  }
}
