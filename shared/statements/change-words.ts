import { amountForResidentZh } from '../eligibility/amount-words'
import type { Forecast, ForecastChange } from '../eligibility/forecast'
import { parametersRead } from '../eligibility/reads'
import { parameterZh } from '../eligibility/words'
import { diffDays, partsOf, type LocalDate } from '../kernel/dates'
import type { Words } from './beside-words'
import type { StatementChange } from './contract'

/** Certificates and terms by the name people call them. */
const TERMS: Readonly<Record<string, string>> = {
  'disability.certValidUntil': '残疾人证',
  'elder.assessmentValidUntil': '老人能力评估',
  'child.rehabUntil': '孩子的康复救助',
  'check.authValidUntil': '收入财产核对的授权',
  'housing.rentalUntil': '公租房合同',
  'person.residencePermitUntil': '居住证',
  'medical.chronicValidUntil': '慢病门诊备案',
  'benefit.unemploymentUntil': '失业保险金',
}

const EVENTS: Readonly<Record<string, string>> = {
  'incident.fireLast': '火灾',
  'incident.trafficLast': '交通事故',
  'incident.workInjuryLast': '工伤',
  'incident.disasterLast': '受灾',
  'medical.majorDiseaseConfirmed': '确诊',
  'employment.unemployedSince': '登记失业',
  'vagrant.lastIn': '进救助站',
  'housing.renovatedOn': '上次修危房',
  'person.releasedOn': '释放',
  'education.admittedOn': '录取',
}

/** Dates that tell of an illness by themselves. */
const ILLNESS = ['medical.', 'child.rehab', 'health.', 'mental.']

/** 「2027年3月12日」 */
const dayZh = (day: LocalDate): string => {
  const { year, month, day: date } = partsOf(day)
  return `${year}年${month}月${date}日`
}

const sinceZh = (from: LocalDate, to: LocalDate): string => {
  const days = diffDays(from, to)
  if (days > 365 * 2) return `过去${Math.round(days / 365)}年`
  return days > 100 ? `过去${Math.round(days / 30.4)}个月` : `过去${days - 1}天`
}

const causeZh = ({ day, cause, parameters, changes }: Forecast, { nameOf, quoted, policyOf }: Words): string => {
  const name = nameOf(cause.personId)
  const whose = name === null ? '' : `${name}的`
  switch (cause.kind) {
    case 'birthday':
      return `${dayZh(day)}，${name ?? ''}满${cause.age}周岁`
    case 'expiry':
      return `${dayZh(cause.lastDay)}，${whose}${TERMS[cause.factId] ?? '证件'}到期`
    case 'elapsed':
      return `${dayZh(day)}，${whose}${EVENTS[cause.factId] ?? '事情'}${sinceZh(cause.on, day)}`
    case 'paidOut':
      return `${dayZh(cause.lastDay)}，${whose}${quoted(cause)}期满`
    case 'review':
      return `${dayZh(cause.dueOn)}，到了复核的时候`
    case 'rules': {
      // Only values that what is told here reads: another's would tell what was left out.
      const read = changes.flatMap(({ policyId }) => {
        const policy = policyOf(policyId)
        return policy ? parametersRead(policy) : []
      })
      const told = parameters.filter(({ id }) => read.includes(id))
      const values = told.slice(0, 2).map((one) => `${one.labelZh}改为${parameterZh(one)}`)
      return `${dayZh(day)}，新规定开始执行${values.length > 0 ? `：${values.join('，')}` : ''}`
    }
  }
}

const sentenceZh = (change: ForecastChange, ofCause: string | null, words: Words): string => {
  const policy = words.policyOf(change.policyId)
  const title = words.quoted(change)
  const name = change.personId === null || change.personId === ofCause ? '' : (words.nameOf(change.personId) ?? '')
  const amount = policy && amountForResidentZh(policy, change.amount, false)
  const told = amount ? `，${amount}` : ''
  switch (change.kind) {
    case 'gain': {
      const instead = change.replaces.map((claim) => words.quoted(claim)).join('、')
      const start = change.held ? `${name}正在办的${title}，条件够了` : `${name}可以申请${title}`
      return `${start}${told}${instead ? `，领了它就不再领${instead}` : ''}。`
    }
    case 'loss':
      return change.held
        ? `${name}${title}不再符合条件，提前问清楚以后怎么办。`
        : `${name}以后不能再申请${title}，要申请请赶在这天以前。`
    case 'check':
      return `${name}${title}要重新核实，请提前去办。`
    case 'amount':
      return amount ? `${name}${title}改为${amount}。` : `${name}${title}的钱数要重新算。`
    case 'end':
      return `${name}${title}领到这天为止，还有困难要提前说。`
    case 'review':
      return `${name}${title}要复核，家里有变化请提前说。`
  }
}

/** What time will change, in words for this reader; what is hidden from them leaves no trace. */
export const changeLines = (ahead: readonly Forecast[], words: Words): StatementChange[] =>
  ahead.flatMap((one): StatementChange[] => {
    const { day, cause } = one
    const tellsOfIllness = 'factId' in cause && ILLNESS.some((start) => cause.factId.startsWith(start))
    if (tellsOfIllness && words.hides({ policyId: null, personId: cause.personId, illness: true })) return []
    if (cause.kind === 'paidOut' && words.hides(cause)) return []
    const changes = one.changes.filter((change) => !words.hides(change) && !change.replaces.some(words.hides))
    if (changes.length === 0) return []
    const lines = changes.map((change) => ({
      policyId: change.policyId,
      replaces: change.replaces.map(({ policyId }) => policyId),
      sentenceZh: sentenceZh(change, cause.personId, words),
    }))
    return [{ day, causeZh: causeZh({ ...one, changes }, words), tellsOfIllness, lines }]
  })
