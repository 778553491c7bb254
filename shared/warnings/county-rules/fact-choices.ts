import { findDepartment, FACTS } from '../../facts/vocabulary'
import type { Fact } from '../../facts/model'
import type { DraftAuthor } from './check-draft'
import { kindOf, OPS_OF, unitOf, type ComparisonKind } from './comparisons'
import type { DraftOp } from './draft'
import { factNameZh, toldByZh } from './fact-name'
import { feedsTelling, isComparable, isKnownTo } from './known-facts'

export interface FactChoice {
  factId: string
  labelZh: string
  /** Which list tells it: 「农村危房鉴定」, 「系统推算」, 「民政局（上门或本人说）」. */
  sourceZh: string
  subject: 'person' | 'household'
  kind: ComparisonKind
  ops: readonly DraftOp[]
  unitZh: string | null
  choices: readonly { value: string; labelZh: string }[]
  sensitive: boolean
}

const sourceOf = (fact: Fact): string =>
  toldByZh(fact.id) ??
  (fact.usedFor.includes('derived') || !fact.supplier
    ? '系统推算'
    : `${findDepartment(fact.supplier)?.nameZh ?? ''}（上门或本人说）`)

/** Whether anything can tell it: a feed, a computation, a visit, the platform itself. */
const isTold = (fact: Fact): boolean =>
  feedsTelling(fact.id).length > 0 || fact.selfDeclare || fact.usedFor.some((use) => use !== 'feeds')

/** The vocabulary that an author may write rules with. */
export const factChoices = ({ departmentId }: DraftAuthor): FactChoice[] =>
  FACTS.filter(
    (fact) => isComparable(fact) && isTold(fact) && (departmentId === undefined || isKnownTo(departmentId, fact.id)),
  ).map((fact) => ({
    factId: fact.id,
    labelZh: factNameZh(fact),
    sourceZh: sourceOf(fact),
    subject: fact.subject === 'person' ? 'person' : 'household',
    kind: kindOf(fact),
    ops: OPS_OF[kindOf(fact)],
    unitZh: unitOf(fact),
    choices: fact.enum ?? [],
    sensitive: fact.sensitivity === 'sensitive',
  }))
