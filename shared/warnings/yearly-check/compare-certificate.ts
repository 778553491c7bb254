import { valueZh } from '../../eligibility/words'
import type { FactEntry, Facts, FactValue } from '../../facts/sheet'
import { findFact } from '../../facts/vocabulary'
import { findFeed } from '../../feeds/catalogue'
import { addDays, formatDate, type LocalDate } from '../../kernel/dates'
import type { FeedStates } from '../feed-state'
import type { CheckOutcome, CheckPoint, CheckPointKey, Saying } from './model'

/** The federation's own list. */
const CERTIFICATES = 'df-cert'
/** Who is paid one of the two subsidies, with the grade that civil affairs keeps. */
const SUBSIDIES = 'ca-disability-subsidy'
const REGISTER = 'ps-household-register'
const DEATHS = ['ps-death', 'ca-cremation', 'hl-death'] as const
export const FEEDS_COMPARED: readonly string[] = [CERTIFICATES, REGISTER, ...DEATHS, SUBSIDIES]

const VALID = ['正常', '有效']
/** A certificate that ends so soon still stands; the page says when. */
const SOON_DAYS = 90

/** What is known of one certificate holder on a day. */
export interface CertificateView {
  facts: Facts
  feeds: FeedStates
  today: LocalDate
}

const voicesOf = (entry: FactEntry | undefined): FactValue[] =>
  entry ? [entry, ...(entry.others ?? [])].map(({ value, source, asOf }) => ({ value, source, asOf })) : []

const voiceOf = (entry: FactEntry | undefined, feedId: string): FactValue | undefined =>
  voicesOf(entry).find(({ source }) => source.feedId === feedId)

const titleOf = (feedId: string): string => findFeed(feedId)?.titleZh ?? feedId

const saying = (factId: string, { value, source, asOf }: FactValue): Saying => ({
  sourceZh: source.label ?? (source.feedId ? titleOf(source.feedId) : '走访或本人说'),
  valueZh: valueZh(findFact(factId), value),
  asOf,
})

const hasCome = (feeds: FeedStates, feedId: string): boolean => feeds[feedId] !== undefined

const point = (
  key: CheckPointKey,
  outcome: CheckOutcome,
  becauseZh: string,
  sayings: readonly Saying[] = [],
  missingFeeds: readonly string[] = [],
): CheckPoint => ({ key, outcome, becauseZh, sayings: [...sayings], missingFeeds: [...missingFeeds] })

const missing = (key: CheckPointKey, feedIds: readonly string[], sayings: readonly Saying[] = []): CheckPoint =>
  point(key, 'unknown', `还没有收到：${feedIds.map(titleOf).join('、')}`, sayings, feedIds)

/** Whether somebody holds, or held, a certificate by the federation's own list. */
export const isCertificateHolder = (facts: Facts): boolean =>
  ['disability.certStatus', 'disability.hasCert'].some((id) => voiceOf(facts[id], CERTIFICATES) !== undefined)

const alive = ({ facts, feeds }: CertificateView): CheckPoint => {
  const said = voicesOf(facts['person.deceased']).filter(({ source }) => source.kind !== 'derived')
  const dead = said.filter(({ value }) => value === true)
  const died = voicesOf(facts['person.deathDate']).map((voice) => saying('person.deathDate', voice))
  const sayings = [...said.map((voice) => saying('person.deceased', voice)), ...died]
  if (dead.length > 0) return point('alive', 'differs', '有部门登记为已去世，先向家属核实', sayings)
  const absent = DEATHS.filter((feed) => !hasCome(feeds, feed))
  if (absent.length === DEATHS.length) return missing('alive', absent, sayings)
  const come = DEATHS.filter((feed) => hasCome(feeds, feed))
  return point('alive', 'matched', `${come.map(titleOf).join('、')}里都没有这个人`, sayings)
}

const hukou = ({ facts, feeds }: CertificateView): CheckPoint => {
  const here = facts['person.hukouInCounty']
  const moved = facts['person.movedOut']
  const sayings = [
    ...voicesOf(here).map((voice) => saying('person.hukouInCounty', voice)),
    ...voicesOf(moved).map((voice) => saying('person.movedOut', voice)),
  ]
  if (moved?.value === true) return point('hukou', 'differs', '公安登记户口已迁出本县', sayings)
  if (here?.value === true) return point('hukou', 'matched', '户口在本县', sayings)
  if (here?.value === false) return point('hukou', 'differs', '户口不在本县', sayings)
  return hasCome(feeds, REGISTER)
    ? point('hukou', 'unknown', '户籍名册里没有找到这个人，请核对姓名和证号', sayings)
    : missing('hukou', [REGISTER], sayings)
}

const certificate = ({ facts, today }: CertificateView): CheckPoint => {
  const status = voiceOf(facts['disability.certStatus'], CERTIFICATES)
  const until = voiceOf(facts['disability.certValidUntil'], CERTIFICATES)
  const sayings = [
    ...(status ? [saying('disability.certStatus', status)] : []),
    ...(until ? [saying('disability.certValidUntil', until)] : []),
  ]
  if (!status) return missing('certificate', [CERTIFICATES], sayings)
  if (!VALID.includes(String(status.value)))
    return point('certificate', 'differs', `残疾人证的状态是“${String(status.value)}”`, sayings)
  const end = typeof until?.value === 'string' ? until.value : undefined
  if (end !== undefined && end < today)
    return point(
      'certificate',
      'differs',
      `状态还是“${String(status.value)}”，有效期已在${formatDate(end, today)}过了`,
      sayings,
    )
  if (end !== undefined && end <= addDays(today, SOON_DAYS))
    return point('certificate', 'matched', `证件有效，${formatDate(end, today)}到期，可以提前换`, sayings)
  return point('certificate', 'matched', '证件有效', sayings)
}

/** What the federation and civil affairs say of the same thing; who is paid no subsidy is on no second list. */
const between = (
  key: 'grade' | 'kind',
  ours: FactValue | undefined,
  theirs: FactValue | undefined,
  { feeds }: CertificateView,
  [ourFact, theirFact]: readonly [string, string],
): CheckPoint => {
  const wordZh = key === 'grade' ? '等级' : '类别'
  const sayings = [...(ours ? [saying(ourFact, ours)] : []), ...(theirs ? [saying(theirFact, theirs)] : [])]
  if (!ours) return missing(key, [CERTIFICATES], sayings)
  if (!hasCome(feeds, SUBSIDIES)) return missing(key, [SUBSIDIES], sayings)
  if (!theirs) return point(key, 'matched', `没有领两项补贴，${wordZh}不用再比`, sayings)
  return ours.value === theirs.value
    ? point(key, 'matched', `残联和民政的${wordZh}一致`, sayings)
    : point(key, 'differs', `残联和民政的${wordZh}不一样`, sayings)
}

/** Every point of one holder. Pure. */
export const compareCertificate = (view: CertificateView): CheckPoint[] => {
  const { facts } = view
  return [
    alive(view),
    hukou(view),
    certificate(view),
    between(
      'grade',
      voiceOf(facts['disability.grade'], CERTIFICATES),
      voiceOf(facts['disability.gradeCivilAffairs'], SUBSIDIES),
      view,
      ['disability.grade', 'disability.gradeCivilAffairs'],
    ),
    between(
      'kind',
      voiceOf(facts['disability.type'], CERTIFICATES),
      voiceOf(facts['disability.type'], SUBSIDIES),
      view,
      ['disability.type', 'disability.type'],
    ),
  ]
}

/** One that differs outweighs one that is missing; only where all agree is nobody troubled. */
export const outcomeOf = (points: readonly Pick<CheckPoint, 'outcome'>[]): CheckOutcome =>
  points.some(({ outcome }) => outcome === 'differs')
    ? 'differs'
    : points.some(({ outcome }) => outcome === 'unknown')
      ? 'unknown'
      : 'matched'

/** What must not move a confirmation: the day on which it was compared and counted down. */
export const pointsKey = (points: readonly CheckPoint[]): unknown =>
  points.map(({ key, outcome, sayings }) => [
    key,
    outcome,
    sayings.map(({ sourceZh, valueZh: said }) => [sourceZh, said]),
  ])
