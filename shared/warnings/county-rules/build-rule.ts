import { findFact } from '../../facts/vocabulary'
import type { Condition } from '../../rules/model'
import { CARE_VISIT_TITLE_ZH } from '../opener'
import type { WarningRule } from '../rule-model'
import { conditionOf } from './comparisons'
import type { DraftCondition, WarningDraft } from './draft'
import { feedsTelling } from './known-facts'
import { readBack } from './read-back'

const isOfPerson = ({ factId }: DraftCondition): boolean => findFact(factId)?.subject === 'person'

const oneOrMany = (join: 'all' | 'any', parts: readonly Condition[]): Condition => {
  const [only] = parts
  if (only && parts.length === 1) return only
  return join === 'all' ? { all: [...parts] } : { any: [...parts] }
}

/** Facts of people in a rule about a household: with "and" they must all hold of one and the same member. */
const ofHousehold = ({ join, conditions }: WarningDraft, written: readonly Condition[]): Condition => {
  const people = written.filter((_, i) => isOfPerson(conditions[i] as DraftCondition))
  const home = written.filter((_, i) => !isOfPerson(conditions[i] as DraftCondition))
  if (people.length === 0) return oneOrMany(join, home)
  const members = join === 'all' ? [{ anyMember: oneOrMany('all', people) }] : people.map((one) => ({ anyMember: one }))
  return oneOrMany(join, [...home, ...members])
}

export const draftCondition = (draft: WarningDraft): Condition => {
  const written = draft.conditions.flatMap((row) => {
    const fact = findFact(row.factId)
    return fact ? [conditionOf(row, fact)] : []
  })
  return draft.subject === 'household' ? ofHousehold(draft, written) : oneOrMany(draft.join, written)
}

/** The rule that a checked draft says. */
export const buildRule = (draft: WarningDraft, id: string, version: number): WarningRule => {
  const factIds = [...new Set(draft.conditions.map(({ factId }) => factId))]
  return {
    id,
    version,
    titleZh: draft.titleZh,
    titleEn: `Rule of the county, version ${version}`,
    ruleZh: readBack(draft).conditionZh,
    category: draft.category,
    severity: draft.severity,
    subject: draft.subject,
    areaLevel: 'township',
    condition: draftCondition(draft),
    safety: false,
    sealed: false,
    isCheck: draft.category === 'contradiction',
    period: draft.period,
    coolDownDays: draft.coolDownDays,
    deadlineWorkingDays: draft.deadlineWorkingDays,
    assignee: {
      role: draft.recipient.role,
      ...(draft.recipient.departmentId === undefined ? {} : { departmentId: draft.recipient.departmentId }),
    },
    feeds: [...new Set(factIds.flatMap(feedsTelling))].sort(),
    evidence: factIds,
    basisZh: draft.basisZh,
    confidence: 'assumption',
    taskCardZh: CARE_VISIT_TITLE_ZH,
    visitQuestionsZh: draft.visitQuestionsZh,
    policiesToTest: [],
    parameters: [],
  }
}
