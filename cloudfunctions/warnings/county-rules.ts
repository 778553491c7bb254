import { areaAtLevel } from '@shared/access/scope'
import { findWarningRule } from '@shared/warnings/catalogue'
import {
  compileTurns,
  readTurns,
  turnsOn,
  warningOverlayId,
  type RuleTurn,
} from '@shared/warnings/county-rules/in-force'
import { shippedWarnings, type CompiledWarnings } from '@shared/warnings/evaluate'
import type { WarningRule } from '@shared/warnings/rule-model'
import type { Context } from '../runtime'

type Reader = Pick<Context, 'store' | 'today' | 'log'>

export interface CountyTurns {
  countyCode: string
  turns: readonly RuleTurn[]
  hash: string
}

/** An instance serves few counties; their rules change a few times a year. */
const MOST_KEPT = 4
const readBefore = new Map<string, readonly RuleTurn[]>()
const compiledBefore = new Map<string, CompiledWarnings>()

const keep = <T>(known: Map<string, T>, key: string, value: T): T => {
  if (known.size >= MOST_KEPT) known.delete([...known.keys()][0] ?? '')
  known.set(key, value)
  return value
}

/** What the county in which an area lies has approved of warning rules, those still to begin included. */
export const countyTurns = async (ctx: Reader, areaCode: string): Promise<CountyTurns> => {
  const countyCode = areaAtLevel(areaCode, 'county') ?? areaCode
  const overlay = await ctx.store.ruleOverlays.get(warningOverlayId(countyCode))
  if (!overlay) return { countyCode, turns: [], hash: '' }
  const known = readBefore.get(overlay.hash)
  if (known) return { countyCode, turns: known, hash: overlay.hash }
  const { turns, leftOut } = readTurns(overlay.edits.map(({ edit }) => edit))
  if (leftOut > 0) ctx.log.error('warnings.rule-left-out', { leftOut })
  return { countyCode, turns: keep(readBefore, overlay.hash, turns), hash: overlay.hash }
}

/** The warning rules in force today in the county of an area, compiled; the same object while they are the same. */
export const countyWarnings = async (ctx: Reader, areaCode: string): Promise<CompiledWarnings> => {
  const { turns, hash } = await countyTurns(ctx, areaCode)
  if (turns.length === 0) return shippedWarnings()
  const begun = turns.filter(({ from }) => from <= ctx.today).length
  const key = `${hash}/${begun}`
  return compiledBefore.get(key) ?? keep(compiledBefore, key, compileTurns(turns, ctx.today))
}

/** The rule that raised a warning, in the version that raised it; of rules that ship, the one that ships today. */
export const ruleOfWarning = async (
  ctx: Reader,
  { ruleId, ruleVersion, areaCode }: { ruleId: string; ruleVersion: number; areaCode: string },
): Promise<WarningRule | undefined> => {
  const shipped = findWarningRule(ruleId)
  if (shipped) return shipped
  const { turns } = await countyTurns(ctx, areaCode)
  const own = turns.flatMap((turn) => (turn.kind === 'rule' && turn.rule.id === ruleId ? [turn.rule] : []))
  return own.find(({ version }) => version === ruleVersion) ?? own.at(-1)
}

/** Whether a rule of the county, or one that ships, is in force today; with what ends or replaces it later. */
export const standingOf = (turns: readonly RuleTurn[], ruleId: string, today: string) => {
  const now = turnsOn(turns, today).get(ruleId)
  const shipped = findWarningRule(ruleId)
  const rule = now?.kind === 'rule' ? now.rule : now?.kind === 'end' ? undefined : shipped
  const ends = turns.find((turn) => turn.kind === 'end' && turn.ruleId === ruleId && turn.from > today)
  return { rule, since: now?.kind === 'rule' ? now.from : null, endsOn: ends?.from ?? null }
}
