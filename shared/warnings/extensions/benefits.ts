import { z } from 'zod'
import type { FactEntry, FactValue } from '../../facts/sheet'
import { allFeeds } from '../../feeds/catalogue'
import type { Extension, Run } from '../../rules/compile'
import type { Frame } from '../../rules/frame'
import { MET, UNKNOWN, UNMET, Value, type Kleene } from '../../rules/model'
import { diffDays } from '../../kernel/dates'
import { extraOf } from './extra'

const Received = z.strictObject({ policies: z.array(z.string()).min(1), feed: z.string().optional() })
const NotReceived = z.strictObject({ policy: z.string(), feed: z.string() })
const Entitled = z.strictObject({
  policies: z.array(z.string()).optional(),
  days: Value,
  /** Any member's, and what each of them receives. */
  ofHousehold: z.boolean().default(false),
})

const RECEIVED = 'benefit.received'
const ENTITLED = 'benefit.entitled'

/** Whether some voice names a benefit that the test admits. */
const names = (entry: FactEntry | undefined, test: (policy: string) => boolean): boolean => {
  if (entry === undefined) return false
  if (Array.isArray(entry.value) && entry.value.some((each) => test(String(each)))) return true
  return entry.others?.some(({ value }) => Array.isArray(value) && value.some((each) => test(String(each)))) ?? false
}

/** Whether the person or the household receives a benefit that the test admits, by any voice. */
const receives = (frame: Frame, member: number, test: (policy: string) => boolean): boolean => {
  const { sheet } = extraOf(frame)
  return names(sheet.household[RECEIVED], test) || names(sheet.members[member]?.facts[RECEIVED], test)
}

const anything = (): boolean => true

/** The feeds that tell who receives a policy's benefit. */
const tellersOf = (policies: readonly string[]): readonly string[] =>
  allFeeds()
    .filter((feed) =>
      feed.folds.some((fold) => fold.fact === RECEIVED && typeof fold.as === 'string' && policies.includes(fold.as)),
    )
    .map((feed) => feed.id)

/** "Receives none of them" is known only where every feed that could tell is loaded completely. */
const noneUnless = (frame: Frame, tellers: readonly string[]): Kleene =>
  tellers.length > 0 && tellers.every((feed) => extraOf(frame).feeds[feed]?.completeOn) ? UNMET : UNKNOWN

const received: Extension = {
  scope: 'member',
  compile: (given): Run => {
    const { policies, feed } = Received.parse(given)
    const tellers = feed === undefined ? tellersOf(policies) : [feed]
    const asked = (policy: string): boolean => policies.includes(policy)
    return (frame, member): Kleene => (receives(frame, member, asked) ? MET : noneUnless(frame, tellers))
  },
}

/** Known not to receive a policy's benefit: its payment file is loaded completely and does not have the person. */
const notReceived: Extension = {
  scope: 'member',
  compile: (given): Run => {
    const { policy, feed } = NotReceived.parse(given)
    const asked = (id: string): boolean => id === policy
    return (frame, member): Kleene => {
      if (receives(frame, member, asked)) return UNMET
      return extraOf(frame).feeds[feed]?.completeOn ? MET : UNKNOWN
    }
  },
}

const receivesAnything: Extension = {
  scope: 'member',
  compile: (): Run => {
    const tellers = allFeeds().flatMap((feed) => (feed.folds.some((fold) => fold.fact === RECEIVED) ? [feed.id] : []))
    return (frame, member): Kleene => (receives(frame, member, anything) ? MET : noneUnless(frame, tellers))
  },
}

/**
 * A screening has said "met" for so many days and the benefit is not received. What a screening said is
 * `benefit.entitled` with the day it first said so; where nobody has screened yet, it is not known.
 */
const entitledNotReceived: Extension = {
  scope: 'member',
  compile: (given, book): Run => {
    const { policies, days, ofHousehold } = Entitled.parse(given)
    const wait = book.value(days, true)
    return (frame, member): Kleene => {
      const { sheet, today } = extraOf(frame)
      const atLeast = wait(frame, member)
      if (typeof atLeast !== 'number') return UNKNOWN
      const places = ofHousehold ? sheet.members.map((_, place) => place) : [member]
      const said = [sheet.household[ENTITLED], ...places.map((place) => sheet.members[place]?.facts[ENTITLED])]
      if (said.every((entry) => entry === undefined)) return UNKNOWN
      const isMissing = (id: string): boolean =>
        (policies?.includes(id) ?? true) && !places.some((place) => receives(frame, place, (has) => has === id))
      // What became due later stands beside what became due first, each with its own day.
      const waits = ({ value, asOf }: FactValue): boolean =>
        Array.isArray(value) && diffDays(asOf, today) >= atLeast && value.some((id) => isMissing(String(id)))
      return said.some((entry) => entry && (waits(entry) || entry.others?.some(waits))) ? MET : UNMET
    }
  },
}

export const BENEFIT_EXTENSIONS: Readonly<Record<string, Extension>> = {
  received,
  notReceived,
  receivesAnything,
  entitledNotReceived,
}
