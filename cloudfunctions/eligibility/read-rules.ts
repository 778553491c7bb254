import { CATALOGUE } from '@shared/eligibility/catalogue'
import type { ReadingPlace } from '@shared/eligibility/policy-sheet-parameters'
import type { RuleBase } from '@shared/eligibility/policy-sheet-versions'
import type { Context } from '../runtime'
import { rulesInForce } from '../runtime/records/rules-in-force'

const COUNTY_DIGITS = 6

/** County and townships: the places a parameter may be set for. */
const areaNames = async (ctx: Context): Promise<(code: string) => string> => {
  const names = new Map<string, string>()
  for await (const area of ctx.store.areas.iterate({ where: { level: { in: ['county', 'township'] } } }))
    names.set(area.code, area.name)
  return (code) => names.get(code) ?? (code === '' ? '全国' : code.length < COUNTY_DIGITS ? '全省' : '其他地方')
}

export interface RulesToRead {
  base: RuleBase
  place: ReadingPlace
  /** Of the rules in force on the day. */
  catalogueHash: string
}

/** The rule base as an officer of the county reads it, on a day and for an area (default: today, the county). */
export const readRules = async (ctx: Context, asked: { on?: string; area?: string } = {}): Promise<RulesToRead> => {
  const on = asked.on ?? ctx.today
  const county = (ctx.actor.staff[0]?.areaCode ?? '').slice(0, COUNTY_DIGITS)
  const [{ edits, catalogue }, areaNameZh] = await Promise.all([rulesInForce(ctx, county, on), areaNames(ctx)])
  return {
    base: { shipped: CATALOGUE, edits },
    place: { on, area: asked.area ?? county, areaNameZh },
    catalogueHash: catalogue.hash,
  }
}
