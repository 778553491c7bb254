import type { eligibilityContract, NextQuestion, ScreeningRow } from '@shared/eligibility/contract'
import { reasonSheet } from '@shared/eligibility/explain'
import { NOT_A_DECISION_ZH } from '@shared/eligibility/labels'
import { nextQuestionFor } from '@shared/eligibility/next-question-fact'
import { tellerZh } from '@shared/eligibility/words'
import { factOf } from '@shared/facts/vocabulary'
import { ENDED } from '@shared/applications/lifecycle'
import type { Screening } from '@shared/eligibility/screen'
import type { FactSheet } from '@shared/facts/sheet'
import { KoumenError } from '@shared/kernel/errors'
import type { Handler } from '../runtime'
import { screenHousehold as screenOf } from '../runtime/records/screen-household'

const ORDER = { met: 0, unknown: 1, unmet: 2 } as const

/** Every policy for one household, met first; within the unknown those first that wait for the fewest facts. */
export const screenHousehold: Handler<typeof eligibilityContract.actions.screenHousehold> = async (ctx, input) => {
  const household = await ctx.store.households.get(input.householdId)
  if (!household) throw new KoumenError('NOT_FOUND', '没有找到这户的档案，请从待办里重新打开。')
  const [{ sheet: known, screening }, items, persons] = await Promise.all([
    screenOf(ctx, household),
    ctx.store.applications.find({ where: { householdId: household._id }, limit: 500 }),
    ctx.store.persons.getMany(household.members.map((member) => member.personId)),
  ])
  const nameOf = (personId: string | null) => persons.find((person) => person._id === personId)?.name ?? null
  const liveItem = (policyId: string, personId: string | null) =>
    items.items.find(
      (item) =>
        item.policyId === policyId &&
        !ENDED.includes(item.status) &&
        (item.personId === null || personId === null || item.personId === personId),
    )
  const rows = screening.results.map((result): ScreeningRow => {
    const { ruleVersion: _version, doubtsZh: _doubts, ...sheet } = reasonSheet(result, screening)
    return {
      ...sheet,
      clauses: sheet.clauses.map(({ lawZh: _law, ...clause }) => clause),
      missing: [...sheet.missing],
      arithmeticZh: [...sheet.arithmeticZh],
      personNameZh: nameOf(result.personId),
      applicationId: liveItem(result.policyId, result.personId)?._id ?? null,
    }
  })
  ctx.recordAccess({ householdId: household._id, areaCode: household.areaCode })
  return {
    householdId: household._id,
    asOf: screening.asOf,
    sheetVersion: screening.sheetVersion,
    catalogueHash: screening.catalogueHash,
    notADecisionZh: `这是按现有情况的初步筛查，${NOT_A_DECISION_ZH}。`,
    nextQuestion: nextQuestionOf(known, screening, nameOf),
    rows: rows.sort((a, b) => ORDER[a.verdict] - ORDER[b.verdict] || a.missing.length - b.missing.length),
  }
}

const MOST_NAMED = 3

/** What to find out first about this household: the one fact that is expected to settle most. */
const nextQuestionOf = (
  sheet: FactSheet,
  { asOf, area, catalogue }: Screening,
  nameOf: (personId: string | null) => string | null,
): NextQuestion | null => {
  const next = nextQuestionFor({ sheet, asOf, area, catalogue })
  if (!next) return null
  const { labelZh, questionZh, selfDeclare } = factOf(next.factId)
  const personId = next.member === undefined ? null : (sheet.members[next.member]?.personId ?? null)
  return {
    factId: next.factId,
    labelZh,
    questionZh: selfDeclare ? (questionZh ?? null) : null,
    personId,
    personNameZh: nameOf(personId),
    whoZh: tellerZh(next.factId),
    settles: Math.max(1, Math.round(next.settles)),
    policiesZh: next.policyIds
      .slice(0, MOST_NAMED)
      .map((policyId) => catalogue.byId.get(policyId)?.policy.titleZh ?? policyId),
  }
}
