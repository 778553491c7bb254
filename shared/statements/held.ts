import { ENDED } from '../applications/lifecycle'
import type { Application } from '../applications/model'
import type { Claim, Held } from '../eligibility/combination-rules'
import type { LimitedBenefit } from '../eligibility/forecast-rules'
import type { Screening } from '../eligibility/screen'
import { localDateOf } from '../kernel/dates'
import type { Received } from './received'

export interface HeldClaims {
  /** Received by register or decision, and in progress; each once. */
  all: readonly Held[]
  /** Whether it was asked for and refused: it has its own line, and is offered to nobody again. */
  refused(claim: Claim): boolean
}

const isRefused = ({ status, decision }: Application): boolean =>
  ENDED.includes(status) && status !== 'cancelled' && decision?.approved !== true

/** What the household holds: a register or a decision says so; what nobody has decided is in progress. */
export const heldOf = (received: readonly Received[], items: readonly Application[]): HeldClaims => {
  const fromItems = items.flatMap((item): Held[] => {
    const { policyId, personId, status, decision, proposal } = item
    if (policyId === null || status === 'cancelled' || isRefused(item)) return []
    const fen = proposal?.amountFen ?? undefined
    return [{ policyId, personId, state: decision?.approved ? 'received' : 'inProgress', ...(fen ? { fen } : {}) }]
  })
  const registered = received.map(({ policyId, personId, fen }): Held => ({
    policyId,
    personId,
    state: 'received',
    fen,
  }))
  const known = new Set<string>()
  const all = [...registered, ...fromItems].filter(({ policyId, personId }) => {
    const key = `${policyId} ${personId ?? ''}`
    return known.has(key) ? false : Boolean(known.add(key))
  })
  const refused = items.filter(isRefused)
  return {
    all,
    refused: ({ policyId, personId }) =>
      refused.some((item) => item.policyId === policyId && (item.personId === null || item.personId === personId)),
  }
}

/** Benefits that a decision granted for a number of months. */
export const limitedOf = (items: readonly Application[], { results }: Screening): LimitedBenefit[] =>
  items.flatMap(({ policyId, personId, decision }): LimitedBenefit[] => {
    const result = results.find((one) => one.policyId === policyId && one.personId === personId)
    const maxMonths = result?.amount?.maxMonths
    if (policyId === null || !decision?.approved || maxMonths === undefined) return []
    return [{ policyId, personId, since: localDateOf(decision.at), maxMonths }]
  })
