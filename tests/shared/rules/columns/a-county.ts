import { findFact } from '@shared/facts/vocabulary'
import { yuanToFen } from '@shared/kernel/money'
import type { PlainHousehold } from '@shared/rules/frame'
import type { Plain, PlainInput } from '../../eligibility/plain-evaluator'

export const AREA = '339921'
export const AS_OF = '2026-11-23'

const toFen = (facts: Record<string, Plain>): Record<string, Plain> =>
  Object.fromEntries(
    Object.entries(facts).map(([id, value]) => [
      id,
      findFact(id)?.type === 'money'
        ? (yuanToFen(value as number) ?? Math.round((value as number) * 1000) / 10)
        : value,
    ]),
  )

/** A household of a file (yuan) as the engine holds it (fen; some amounts finer than a fen stay so). */
export const inside = ({ household, members }: PlainInput): PlainHousehold => ({
  household: toFen(household),
  members: members.map(toFen),
})
