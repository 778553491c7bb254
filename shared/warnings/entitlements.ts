import { z } from 'zod'
import type { LocalDate } from '../kernel/dates'

/** A policy that screenings have said "met" of without a break since a day. A proposal, never a decision. */
export const Entitlement = z.object({
  policyId: z.string(),
  /** Null where the household is the one entitled. */
  personId: z.string().nullable(),
  since: z.string(),
})
export type Entitlement = z.infer<typeof Entitlement>

type Met = Pick<Entitlement, 'policyId' | 'personId'>

const same = (a: Met, b: Met): boolean => a.policyId === b.policyId && a.personId === b.personId

/** What is still met keeps its first day, what is met anew begins today, what no longer is goes. Same content: same list. */
export const carryOn = (before: readonly Entitlement[], met: readonly Met[], today: LocalDate): Entitlement[] =>
  met.map(
    ({ policyId, personId }) =>
      before.find((each) => same(each, { policyId, personId })) ?? { policyId, personId, since: today },
  )
