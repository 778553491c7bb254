import { findDepartment, FACTS } from '../../facts/vocabulary'
import type { Fact } from '../../facts/model'
import type { DraftAuthor } from './check-draft'
import { kindOf, OPS_OF, unitOf, type ComparisonKind } from './comparisons'
import type { DraftOp } from './draft'
import { feedsTelling, isComparable, isKnownTo } from './known-facts'

export interface FactChoice {
  factId: string
  labelZh: string
  /** 「民政局」, 「推算」, 「本人说或上门看」: tells two facts of one name apart. */
  sourceZh: string
  subject: 'person' | 'household'
  kind: ComparisonKind
  ops: readonly DraftOp[]
  unitZh: string | null
  choices: readonly { value: string; labelZh: string }[]
  sensitive: boolean
}

const sourceOf = (fact: Fact): string =>
  (fact.supplier && findDepartment(fact.supplier)?.nameZh) ??
  (fact.usedFor.includes('derived') ? '系统推算' : '本人说或上门看')

/** Whether anything can tell it: a feed, a computation, a visit, the platform itself. */
const isTold = (fact: Fact): boolean =>
  feedsTelling(fact.id).length > 0 || fact.selfDeclare || fact.usedFor.some((use) => use !== 'feeds')

/** The vocabulary that an author may write rules with. */
export const factChoices = ({ departmentId }: DraftAuthor): FactChoice[] =>
  FACTS.filter(
    (fact) => isComparable(fact) && isTold(fact) && (departmentId === undefined || isKnownTo(departmentId, fact.id)),
  ).map((fact) => ({
    factId: fact.id,
    labelZh: fact.labelZh,
    sourceZh: sourceOf(fact),
    subject: fact.subject === 'person' ? 'person' : 'household',
    kind: kindOf(fact),
    ops: OPS_OF[kindOf(fact)],
    unitZh: unitOf(fact),
    choices: fact.enum ?? [],
    sensitive: fact.sensitivity === 'sensitive',
  }))
