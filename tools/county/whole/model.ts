import raw from './model.json'
import type { Weights } from './draw'

/** Groups of the county model; class 1 is all but `class2` and `general`. */
export const CATEGORIES = ['dibaoRural', 'dibaoUrban', 'tekun', 'edge', 'rigid', 'class2', 'general'] as const
export type Category = (typeof CATEGORIES)[number]

/** Groups whose number of persons is exact. */
export const MONITORED = ['dibaoRural', 'dibaoUrban', 'tekun', 'edge', 'rigid', 'class2'] as const
export type Monitored = (typeof MONITORED)[number]

/** Low and high age, share of persons. */
export type AgeBands = readonly (readonly [number, number, number])[]

export interface CategoryModel {
  /** Shares of households of 1, 2, 3 … persons. */
  sizes: readonly number[]
  ages: AgeBands
  female: number
  disabled: number
  /** Multiplies the admissions of the age. */
  admissions: number
  /** Share of the in-scope remainder that medical aid takes over. */
  aidShare: number
  catastrophe: number
  /** A year and person. */
  deaths: number
  employment: Weights
  danger: Weights
  storeys: Weights
  powerDaily: { shape: number; mean: number }
}

/**
 * The statistical model of the fictional county: shares and rates compiled for Koumen from published yearbooks and
 * bulletins, and assumptions where nothing is published. Nothing in it describes a real person.
 */
export const MODEL = raw as unknown as Omit<
  typeof raw,
  | 'categories'
  | 'persons'
  | 'medical'
  | 'disability'
  | 'labour'
  | 'tekun'
  | 'housing'
  | 'students'
  | 'chronic'
  | 'takeUp'
  | 'requests'
  | 'visits'
  | 'dirt'
> & {
  categories: Record<Category, CategoryModel>
  persons: Record<Monitored, number>
  medical: Omit<typeof raw.medical, 'insurance'> & { insurance: { assisted: Weights; others: Weights } }
  disability: Record<'types' | 'grades' | 'gradesAssisted' | 'status', Weights>
  labour: Record<'working' | 'old', Weights>
  tekun: Record<'mode' | 'selfcare', Weights>
  housing: { structure: Weights; builtYears: AgeBands; noOwnHouse: number }
  students: {
    stages: readonly (readonly [number, number, Weights])[]
    boarding: Partial<Record<string, number>>
    dropout: number
  }
  chronic: { middle: number; old: number; severeMental: number; mentalRisk: Weights }
  takeUp: Record<string, number>
  requests: Omit<typeof raw.requests, 'needs' | 'satisfaction'> & { needs: Weights; satisfaction: Weights }
  visits: Record<'modes' | 'results', Weights>
  dirt: { row: Record<string, number>; file: Record<string, number> }
}

/** Persons in the registers of the model: 22,497 of class 1 and 9,795 of class 2. */
export const MODEL_PERSONS = MONITORED.reduce((sum, category) => sum + MODEL.persons[category], 0)

/** The exact number of persons of each group in a county with so many monitored persons: largest remainders. */
export const personsByCategory = (monitored: number): Record<Monitored, number> => {
  const exact = MONITORED.map((category) => (MODEL.persons[category] * monitored) / MODEL_PERSONS)
  const counts = exact.map(Math.floor)
  const missing = monitored - counts.reduce((sum, n) => sum + n, 0)
  const order = exact.map((x, i) => [x - Math.floor(x), i] as const).sort(([a, i], [b, j]) => b - a || i - j)
  for (const [, i] of order.slice(0, missing)) counts[i] = (counts[i] ?? 0) + 1
  return Object.fromEntries(MONITORED.map((category, i) => [category, counts[i] ?? 0])) as Record<Monitored, number>
}
