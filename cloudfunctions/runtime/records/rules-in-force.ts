import { CATALOGUE } from '@shared/eligibility/catalogue'
import { policyIn, type CompiledCatalogue } from '@shared/eligibility/compile'
import type { Policy, PolicyId } from '@shared/eligibility/model'
import { rulesOn } from '@shared/eligibility/overlay'
import { checkOverlay } from '@shared/eligibility/overlay-check'
import type { RuleEdit } from '@shared/eligibility/rule-change'
import { areaAtLevel } from '@shared/access/scope'
import type { LocalDate } from '@shared/kernel/dates'
import type { Context } from '../context'

/** The rules of a county on a day: what ships, with what the county approved over it. */
export interface RulesInForce {
  countyCode: string
  on: LocalDate
  /** Compiled; its hash is what a decision freezes. */
  catalogue: CompiledCatalogue
  /** Approved edits that are valid, in the order of approval, those still to begin included. */
  edits: readonly RuleEdit[]
  /** Content hash of the overlay; '' where the county approved nothing. */
  overlayHash: string
}

/** What an overlay came to when it was checked; an instance serves few counties, an overlay changes a few times a year. */
const MOST_KEPT = 4
const checked = new Map<string, readonly RuleEdit[]>()

type Reader = Pick<Context, 'store' | 'today'> & Partial<Pick<Context, 'log'>>

const validEdits = (ctx: Reader, hash: string, stored: readonly { edit?: unknown }[]): readonly RuleEdit[] => {
  const known = checked.get(hash)
  if (known) return known
  const edits = stored.map(({ edit }) => edit)
  const { accepted, problems } = checkOverlay(CATALOGUE, edits, edits.length)
  if (problems.length > 0) ctx.log?.error('rules.edit-left-out', { paths: problems.map(({ path }) => path) })
  if (checked.size >= MOST_KEPT) checked.delete([...checked.keys()][0] ?? '')
  checked.set(hash, accepted)
  return accepted
}

/**
 * Reads the one overlay of the county in which an area lies. An approved edit that no longer validates (an older
 * version wrote it) is left out and logged; the others count.
 */
export const rulesInForce = async (ctx: Reader, areaCode: string, on = ctx.today): Promise<RulesInForce> => {
  const countyCode = areaAtLevel(areaCode, 'county') ?? areaCode
  const overlay = await ctx.store.ruleOverlays.get(countyCode)
  const edits = overlay ? validEdits(ctx, overlay.hash, overlay.edits) : []
  return { countyCode, on, catalogue: rulesOn(CATALOGUE, edits, on), edits, overlayHash: overlay?.hash ?? '' }
}

/** A policy by the rules of today, else as it last stood. */
export const policyInForce = async (ctx: Reader, areaCode: string, policyId: PolicyId): Promise<Policy | undefined> =>
  policyIn((await rulesInForce(ctx, areaCode)).catalogue, policyId)
