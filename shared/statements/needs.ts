import { NEEDS } from '../eligibility/catalogue'
import type { FactEntry, FactSheet } from '../facts/sheet'
import { needTile, type NeedCode } from '../requests/need-tiles'

const saysYes = (entry: FactEntry | undefined): boolean =>
  entry !== undefined && (entry.value === true || (typeof entry.value === 'string' && entry.value !== 'none'))

/** The needs of a household: those its members tapped, and those whose trigger facts are known to hold. */
export const needsOf = (tiles: readonly NeedCode[], sheet: FactSheet): string[] => {
  const stated = tiles.flatMap((code) => needTile(code).needId ?? [])
  const seen = NEEDS.filter((need) =>
    need.triggerFacts.some((factId) =>
      [sheet.household, ...sheet.members.map((m) => m.facts)].some((facts) => saysYes(facts[factId])),
    ),
  ).map((need) => need.id)
  return [...new Set([...stated, ...seen])]
}
