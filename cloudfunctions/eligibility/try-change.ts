import { CATALOGUE } from '@shared/eligibility/catalogue'
import { effectRow } from '@shared/eligibility/change-words'
import { policyIn } from '@shared/eligibility/compile'
import type { eligibilityContract } from '@shared/eligibility/contract'
import { checkOverlay } from '@shared/eligibility/overlay-check'
import { addEffects, comparisonOf, wayOf } from '@shared/eligibility/what-if'
import { KoumenError } from '@shared/kernel/errors'
import type { Handler } from '../runtime'
import { loadedRegisters } from '../runtime/records/screen-household'
import { rulesInForce } from '../runtime/records/rules-in-force'
import { behind, dayCompared, rulesAround } from './change-rules'
import { effectsOfPage, householdsAfter } from './preview-slice'

const PAGE = 100

/** A page of a what-if: nothing is proposed and nothing kept. Edits that do not validate are told and left out. */
export const tryChange: Handler<typeof eligibilityContract.actions.tryChange> = async (ctx, input) => {
  const seat = ctx.actor.staff.find(({ role }) => role === 'countyDispatcher')
  if (!seat) throw new KoumenError('FORBIDDEN')
  const rules = await rulesInForce(ctx, seat.areaCode)
  const standing = rules.edits.length
  const { accepted, problems, doubts } = checkOverlay(CATALOGUE, [...rules.edits, ...input.edits], standing)
  const edits = accepted.slice(standing)
  const on = input.on ?? dayCompared(edits, ctx.today)
  const { before, after } = rulesAround(rules, edits, on)
  const comparison = comparisonOf(before, after, on)
  const [households, total] = await Promise.all([
    householdsAfter(ctx, rules.countyCode, input.after ?? null, PAGE),
    ctx.store.households.count({ areaCode: { prefix: rules.countyCode } }),
  ])
  const found = await effectsOfPage(ctx, comparison, await loadedRegisters(ctx), households)
  const touched = found.filter(({ lines }) => lines.length > 0)
  const personIds = touched.flatMap(({ lines }) => lines.flatMap(({ personId }) => personId ?? []))
  const names = new Map((await ctx.store.persons.getMany(personIds)).map((person) => [person._id, person.name]))
  if (touched.length > 0)
    ctx.recordAccess({
      householdIds: touched.map(({ household }) => household._id),
      areaCode: rules.countyCode,
      note: 'what-if',
    })
  return {
    on,
    problems: behind(standing, problems),
    doubts: behind(standing, doubts),
    done: households.length,
    total,
    effects: addEffects(
      [],
      found.flatMap(({ effects }) => effects),
    ),
    rows: touched.map(({ household, lines }) =>
      effectRow(
        household,
        { way: wayOf(lines), lines },
        (id) => policyIn(after, id)?.titleZh ?? policyIn(before, id)?.titleZh ?? id,
        (id) => names.get(id) ?? null,
      ),
    ),
    next: households.length < PAGE ? null : households.at(-1)!._id,
  }
}
