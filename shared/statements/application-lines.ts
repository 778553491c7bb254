import { clockZh } from '../applications/clock'
import { APPEAL_ZH } from '../applications/labels'
import { ENDED } from '../applications/lifecycle'
import type { Application } from '../applications/model'
import type { LocalDate } from '../kernel/dates'
import { formatYuan } from '../kernel/money'
import type { StatementLine } from './contract'

/** How far an item is, in words that name the next step. */
const progressSentence = (item: Application): string => {
  switch (item.status) {
    case 'requested':
      return '已经提出，等经办人受理。'
    case 'accepted':
      return '已受理，正在核实。'
    case 'referred':
      return `已转${item.referral?.toZh ?? '部门'}，等回复。`
    default:
      return '意见已提出，等审批。'
  }
}

const line = (item: Application, personNameZh: string | null, words: Partial<StatementLine>): StatementLine => ({
  policyId: item.policyId,
  titleZh: item.titleZh,
  personNameZh,
  amountZh: null,
  sentenceZh: '',
  whereZh: null,
  progressZh: null,
  withZh: null,
  withPolicyIds: [],
  ...words,
})

const approvedLine = (item: Application, personNameZh: string | null): StatementLine => {
  const { proposal, decision } = item
  const amount = proposal?.amountFen ? formatYuan(proposal.amountFen) : (proposal?.inKindZh ?? null)
  return line(item, personNameZh, {
    amountZh: amount,
    sentenceZh: `${decision?.byName ?? ''}已批准${proposal ? `，${proposal.payerZh}` : ''}。`,
  })
}

const rejectedLine = (item: Application, personNameZh: string | null): StatementLine =>
  line(item, personNameZh, { sentenceZh: `不予认定：${item.decision?.reasonZh ?? ''}。${APPEAL_ZH}` })

export interface ApplicationLines {
  received: StatementLine[]
  inProgress: StatementLine[]
  notMet: StatementLine[]
}

/** The items of a household as lines of its list. What is not decided yet names no amount. */
export const applicationLines = (
  items: readonly Application[],
  today: LocalDate,
  nameOf: (personId: string | null) => string | null,
): ApplicationLines => {
  const lines: ApplicationLines = { received: [], inProgress: [], notMet: [] }
  for (const item of items) {
    const name = nameOf(item.personId)
    if (item.status === 'cancelled') continue
    if (!ENDED.includes(item.status)) {
      const progressZh = item.clock ? clockZh(item.clock, today) : null
      lines.inProgress.push(line(item, name, { sentenceZh: progressSentence(item), progressZh }))
    } else if (item.decision?.approved) lines.received.push(approvedLine(item, name))
    else lines.notMet.push(rejectedLine(item, name))
  }
  return lines
}
