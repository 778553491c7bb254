import { deriveFacts } from '../../facts/derive'
import type { FactSheet } from '../../facts/sheet'
import type { LocalDate } from '../../kernel/dates'
import type { Verdict } from '../../rules/model'
import { deriveWarningFacts } from '../../warnings/derive-warning-facts'
import { registersOf } from '../../warnings/feed-state'
import { nextTurn } from '../../warnings/turns'
import { higherOf, lowerOf, type RiskLevel } from './levels'
import { levelOfScore, schemeOn, type RiskScheme, type RiskStatement } from './scheme'
import { weigher, type Weighed, type WeighOn } from './weigh'

export interface LookAtRisk extends WeighOn {
  /** A red warning of the household stands open. Sealed matters are no such warnings. */
  redWarning: boolean
}

type Of<K extends 'items' | 'protective' | 'floors' | 'caps'> = Weighed<RiskScheme[K][number]>[]

/** How a household stands on a day. `level` counts what is known; `atLeast` and `atMost` hold whatever is found out. */
export interface RiskAssessment {
  schemeId: string
  score: number
  level: RiskLevel
  atLeast: RiskLevel
  atMost: RiskLevel
  items: Of<'items'>
  protective: Of<'protective'>
  floors: Of<'floors'>
  caps: Of<'caps'>
  redWarning: boolean
  /** Somebody of the household must be looked in on every month by law. */
  statutory: boolean
  /** Items of which the answer is known, of all. */
  known: number
  asked: number
  /** The next day on which it may turn although no fact changes. */
  turnsOn: LocalDate | undefined
}

type Weights = Pick<RiskAssessment, 'items' | 'protective' | 'floors' | 'caps' | 'redWarning' | 'statutory'>

/** Which verdicts count as holding. */
interface Taking {
  /** What raises: items and floors. */
  raises: readonly Verdict[]
  /** What lowers: protective circumstances and caps. */
  lowers: readonly Verdict[]
}

const KNOWN: Taking = { raises: ['met'], lowers: ['met'] }
const LEAST: Taking = { raises: ['met'], lowers: ['met', 'unknown'] }
const MOST: Taking = { raises: ['met', 'unknown'], lowers: ['met'] }

const MOST_POINTS = 100

const scoreOf = (scheme: RiskScheme, { items, protective }: Weights, { raises, lowers }: Taking): number => {
  const ofDimensions = scheme.dimensions.map(({ id, cap }) => {
    const counted = items.filter(({ statement, verdict }) => statement.dimension === id && raises.includes(verdict))
    return Math.min(
      cap,
      counted.reduce((sum, { statement }) => sum + statement.points, 0),
    )
  })
  const lessened = protective.filter(({ verdict }) => lowers.includes(verdict))
  const points = [...ofDimensions, ...lessened.map(({ statement }) => statement.points)]
  return Math.max(
    0,
    Math.min(
      MOST_POINTS,
      points.reduce((sum, each) => sum + each, 0),
    ),
  )
}

const levelFor = (scheme: RiskScheme, weights: Weights, taking: Taking): RiskLevel => {
  let level = levelOfScore(scheme, scoreOf(scheme, weights, taking))
  for (const { statement, verdict } of weights.floors)
    if (taking.raises.includes(verdict)) level = higherOf(level, statement.minLevel)
  if (weights.redWarning) level = higherOf(level, scheme.redWarning.minLevel)
  if (weights.statutory) level = higherOf(level, scheme.statutoryLevel)
  for (const { statement, verdict } of weights.caps)
    if (taking.lowers.includes(verdict)) level = lowerOf(level, statement.maxLevel)
  return level
}

const rules = new WeakMap<RiskScheme, { rules: { rule: { condition: RiskStatement['when'] } }[] }>()

const rulesOf = (scheme: RiskScheme) => {
  const known = rules.get(scheme) ?? {
    rules: [...scheme.items, ...scheme.protective, ...scheme.floors, ...scheme.caps].map(({ when }) => ({
      rule: { condition: when },
    })),
  }
  rules.set(scheme, known)
  return known
}

/**
 * How much a household needs to be visited, with everything it rests on. Pure, three-valued: what is not known adds nothing
 * and takes nothing away, and the two bounds say what it could come to. `stored` is the sheet as it is kept.
 */
export const assessRisk = (stored: FactSheet, on: LookAtRisk, scheme = schemeOn(on.today)): RiskAssessment => {
  const derived = deriveFacts(stored, { asOf: on.today, registers: registersOf(on.feeds) })
  const sheet = deriveWarningFacts(derived, { today: on.today, rows: on.rows })
  const weigh = weigher(scheme, sheet, on)
  const items = scheme.items.map(weigh)
  const weights: Weights = {
    items,
    protective: scheme.protective.map(weigh),
    floors: scheme.floors.map(weigh),
    caps: scheme.caps.map(weigh),
    redWarning: on.redWarning,
    statutory: sheet.members.some(
      ({ facts }) => facts['person.deceased']?.value !== true && facts['visit.intervalDays'] !== undefined,
    ),
  }
  return {
    ...weights,
    schemeId: scheme.id,
    score: scoreOf(scheme, weights, KNOWN),
    level: levelFor(scheme, weights, KNOWN),
    atLeast: levelFor(scheme, weights, LEAST),
    atMost: levelFor(scheme, weights, MOST),
    known: items.filter(({ verdict }) => verdict !== 'unknown').length,
    asked: items.length,
    turnsOn: nextTurn(rulesOf(scheme), { today: on.today, feeds: on.feeds, rows: on.rows, sheet }, on.inForce),
  }
}
