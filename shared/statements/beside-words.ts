import type { Blocker, CombinedItem, Term } from '../eligibility/combination-model'
import type { Claim } from '../eligibility/combination-rules'
import { FREQUENCY_LABELS } from '../eligibility/labels'
import type { Policy } from '../eligibility/model'
import { formatYuan } from '../kernel/money'
import type { StatementLine } from './contract'
import type { ToldOf } from './for-reading'

/** The words of one list for one reader: names, titles, and how things go together. */
export interface Words {
  nameOf(personId: string | null): string | null
  policyOf(policyId: string): Policy | undefined
  /** What this reader is not told of. */
  hides(one: ToldOf): boolean
  /** 「“最低生活保障”」 */
  quoted(claim: Claim): string
  /** How a result goes with what stands beside it, as the last fields of its line. */
  beside(item: CombinedItem): Pick<StatementLine, 'withZh' | 'withPolicyIds'>
}

export const wordsFor = (given: Pick<Words, 'nameOf' | 'policyOf' | 'hides'>): Words => {
  const titleOf = ({ policyId }: Claim): string => given.policyOf(policyId)?.titleZh ?? policyId
  const quoted = (claim: Claim): string => `“${titleOf(claim)}”`
  const words: Words = {
    ...given,
    quoted,
    beside: (item) => {
      const terms = item.terms.filter((term) => !given.hides(term.with))
      const blockers = item.blockers.filter(({ by }) => !given.hides(by))
      const sentences =
        item.standing === 'together'
          ? terms.map((term) => termZh(term, item, words))
          : blockers.map((blocker) => blockerZh(blocker, item, words))
      const named = item.standing === 'together' ? terms.map((term) => term.with) : blockers.map(({ by }) => by)
      return {
        withZh: sentences.length > 0 ? [...new Set(sentences)].join('') : null,
        withPolicyIds: [...new Set(named.map(({ policyId }) => policyId))],
      }
    },
  }
  return words
}

const termZh = (term: Term, item: CombinedItem, { quoted, nameOf, policyOf }: Words): string => {
  const other = quoted(term.with)
  switch (term.kind) {
    case 'gap':
      return `和${other}一起领，只补差额${leftZh(term, item, policyOf)}。`
    case 'deduct':
      return term.with.state === 'offered'
        ? `可以和${other}都领，先领的那笔要抵掉。`
        : `${other}的钱要抵掉${leftZh(term, item, policyOf)}。`
    case 'after':
      return `先办${other}，再办这一样。`
    case 'ask':
      return `能不能和${other}一起领，要先问清楚。`
    case 'notCounted': {
      const { personId } = item.result
      return personId === null
        ? `${nameOf(term.with.personId) ?? '有人'}领了${other}，这一样就不再算这个人。`
        : `领了这样，${other}就不再算${nameOf(personId) ?? '这个人'}。`
    }
  }
}

/** The rest in yuan, only where it comes from what a register or a decision pays: nobody's own word for an income. */
const leftZh = ({ left, with: other }: Term, { result }: CombinedItem, policyOf: Words['policyOf']): string => {
  const own = result.amount?.type === 'topUp' && result.amount.fen !== undefined
  if (!left || other.state !== 'received' || own) return ''
  return `，${FREQUENCY_LABELS[policyOf(result.policyId)?.frequency ?? 'ongoing'].zh}${formatYuan(left.fen)}`
}

const blockerZh = ({ by, noteZh }: Blocker, { standing }: CombinedItem, { quoted }: Words): string => {
  const rule = noteZh ? `（${noteZh}）` : ''
  if (standing === 'shutOut') return `已经有${quoted(by)}${rule}。`
  return by.state === 'received' ? `要是符合，会换掉${quoted(by)}${rule}。` : `和${quoted(by)}只能选一样${rule}。`
}
