import type { CellOf, RowSubject } from '../columns'
import type { Draw } from '../draw'

export type Subject = Pick<RowSubject, 'house' | 'person' | 'calendar'>
export type Test = (subject: Subject) => boolean

/** Which people or households stand in a feed, and what their rows say. */
export interface FeedPlan {
  feed: string
  /** Nobody outside is asked: `registered` on a register, `cared` also on care lists, `everyone` all written residents. */
  among: 'registered' | 'cared' | 'everyone'
  /** How many rows the person (or, of a household feed, the household) has. */
  rows: (subject: Subject, draw: Draw) => number
  /** Cells that say something else than their column's default. */
  cells: Partial<Record<string, CellOf>>
  /** The dead are asked too. */
  dead: boolean
}

export const plan = (
  feed: string,
  among: FeedPlan['among'],
  rows: FeedPlan['rows'],
  cells: FeedPlan['cells'] = {},
  dead = false,
): FeedPlan => ({ feed, among, rows, cells, dead })

/** One row for everybody who passes. */
export const all =
  (test: Test): FeedPlan['rows'] =>
  (subject) =>
    test(subject) ? 1 : 0

/** So many rows for a share of those who pass. */
export const share =
  (probability: number, test: Test = () => true, rows = 1): FeedPlan['rows'] =>
  (subject, draw) =>
    test(subject) && draw.happens(probability) ? rows : 0

/** A row a month of the last year for a share of those who pass. */
export const monthly = (probability: number, test: Test): FeedPlan['rows'] =>
  share(probability, (subject) => subject.person.age >= 2 && test(subject), 12)

export const dibao: Test = ({ house }) => house.category === 'dibaoRural' || house.category === 'dibaoUrban'
export const inGroup =
  (...categories: readonly string[]): Test =>
  ({ house }) =>
    categories.includes(house.category)
export const aged =
  (low: number, high = 130): Test =>
  ({ person }) =>
    person.age >= low && person.age <= high
export const both =
  (...tests: readonly Test[]): Test =>
  (subject) =>
    tests.every((test) => test(subject))
export const assisted: Test = ({ house }) => house.assisted
export const registered: Test = ({ house }) => house.registered
export const withCertificate: Test = ({ person }) =>
  person.disability !== undefined && person.disability.status !== '注销'
export const severe: Test = ({ person }) =>
  withCertificate({ person } as Subject) && (person.disability?.grade ?? '9') <= '2'
