import type { FactId } from '../facts/model'
import type { FactSheet, Facts } from '../facts/sheet'
import { addDays, addMonths, ageOn, type LocalDate } from '../kernel/dates'

/** Why something may be different from a day on. */
export type ForecastCause =
  | { kind: 'birthday'; personId: string; age: number }
  /** The day before was the last on which the date fact held. */
  | { kind: 'expiry'; personId: string | null; factId: FactId; lastDay: LocalDate }
  /** So long after the date fact, the event no longer counts as present. */
  | { kind: 'elapsed'; personId: string | null; factId: FactId; on: LocalDate }
  /** A benefit that is paid for a limited time has been paid to its end. */
  | { kind: 'paidOut'; personId: string | null; policyId: string; lastDay: LocalDate }
  | { kind: 'review'; personId: null; dueOn: LocalDate }
  | { kind: 'rules'; personId: null }

export interface ForecastDay {
  day: LocalDate
  cause: ForecastCause
}

interface Span {
  after: LocalDate
  until: LocalDate
}

/** Certificates and terms: what stands on them is not known any more once they have run out. */
export const CARRIES: Readonly<Record<FactId, readonly FactId[]>> = {
  'disability.certValidUntil': ['person.disabilityGrade', 'person.disabilityType'],
  'elder.assessmentValidUntil': ['person.elderlyCareGrade'],
  'child.rehabUntil': ['person.childRehabDiagnosed'],
  'check.authValidUntil': [],
  'housing.rentalUntil': [],
  'person.residencePermitUntil': [],
  'medical.chronicValidUntil': [],
  'benefit.unemploymentUntil': [],
}

/** How long an event counts as the present one, in days or months: as the derived facts have it. */
const ELAPSES: Readonly<Record<FactId, { days?: number; months?: number; monthly?: true; newYear?: true }>> = {
  'incident.fireLast': { days: 90 },
  'incident.trafficLast': { days: 90 },
  'incident.workInjuryLast': { days: 90 },
  'medical.majorDiseaseConfirmed': { days: 90 },
  'employment.unemployedSince': { days: 90, monthly: true },
  'incident.disasterLast': { days: 30 },
  'vagrant.lastIn': { days: 30 },
  'housing.renovatedOn': { months: 120 },
  'person.releasedOn': { months: 60 },
  'education.admittedOn': { newYear: true },
}

const inSpan = ({ after, until }: Span, day: LocalDate): boolean => day > after && day <= until

/** The birthdays of a person in the span. Born on 29 February: on the 28th of a common year (民法典第二百零二条). */
const birthdaysOf = (personId: string, facts: Facts, span: Span): ForecastDay[] => {
  const birth = facts['person.birthDate']?.value
  if (typeof birth !== 'string' || birth > span.until || facts['person.deceased']?.value === true) return []
  const days: ForecastDay[] = []
  for (let age = (ageOn(birth, span.after) ?? -1) + 1; ; age += 1) {
    const day = addMonths(birth, 12 * age)
    if (day > span.until) return days
    if (inSpan(span, day)) days.push({ day, cause: { kind: 'birthday', personId, age } })
  }
}

const lastDayOf = (value: string): LocalDate => (value.length === 7 ? addDays(addMonths(`${value}-01`, 1), -1) : value)

const expiriesOf = (personId: string | null, facts: Facts, span: Span): ForecastDay[] =>
  Object.keys(CARRIES).flatMap((factId): ForecastDay[] => {
    const value = facts[factId]?.value
    if (typeof value !== 'string') return []
    const lastDay = lastDayOf(value)
    const day = addDays(lastDay, 1)
    return inSpan(span, day) ? [{ day, cause: { kind: 'expiry', personId, factId, lastDay } }] : []
  })

const elapsedOf = (personId: string | null, facts: Facts, span: Span): ForecastDay[] =>
  Object.entries(ELAPSES).flatMap(([factId, { days, months, monthly, newYear }]): ForecastDay[] => {
    const on = facts[factId]?.value
    if (typeof on !== 'string') return []
    const ends = months === undefined ? [] : [addMonths(on, months), addDays(addMonths(on, months), 1)]
    if (days !== undefined) ends.push(addDays(on, days + 1))
    if (newYear) ends.push(`${Number(on.slice(0, 4)) + 1}-01-01`)
    if (monthly) ends.push(...monthDays(on, span))
    return ends
      .filter((day) => inSpan(span, day))
      .map((day) => ({ day, cause: { kind: 'elapsed', personId, factId, on } }))
  })

/** The days on which one more full month has passed; where a month lacks the day, the first of the next one. */
const monthDays = (on: LocalDate, { until }: Span): LocalDate[] => {
  const days: LocalDate[] = []
  for (let month = 1; ; month += 1) {
    const day = addMonths(on, month)
    if (day > until) return days
    days.push(day.slice(8) === on.slice(8) ? day : addDays(day, 1))
  }
}

/** Every day on which the passing of time alone may change a fact of the household, in order. */
export const daysOfSheet = (stored: FactSheet, span: Span): ForecastDay[] => {
  const holders: [string | null, Facts][] = [
    [null, stored.household],
    ...stored.members.map(({ personId, facts }): [string, Facts] => [personId, facts]),
  ]
  const due = stored.household['household.nextReviewDue']?.value
  return [
    ...stored.members.flatMap(({ personId, facts }) => birthdaysOf(personId, facts, span)),
    ...holders.flatMap(([personId, facts]) => [
      ...expiriesOf(personId, facts, span),
      ...elapsedOf(personId, facts, span),
    ]),
    ...(typeof due === 'string' && inSpan(span, due)
      ? [{ day: due, cause: { kind: 'review' as const, personId: null, dueOn: due } }]
      : []),
  ].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}
