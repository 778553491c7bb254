import type { Application } from '../applications/model'
import { readClock } from '../applications/clock'
import type { FactScalar } from '../facts/model'
import type { FactEntry, Facts } from '../facts/sheet'
import type { KeptRowsByFeed } from '../feeds/model'
import { addDays, diffDays, localDateOf, type LocalDate } from '../kernel/dates'
import { countWorkingDays } from '../kernel/working-days'
import type { HelpRequest } from '../requests/model'
import { metByFeed } from '../visits/last-met'
import type { Visit } from '../visits/model'
import type { AreaSignal } from './area-signal'
import type { Entitlement } from './entitlements'
import type { PlatformFacts } from './evaluate'

/** What the platform holds of one household beside facts and rows. */
export interface HouseholdWork {
  household: { createdAt: string; membersConfirmedOn: string | null; members: readonly { personId: string }[] }
  visits: readonly Pick<Visit, 'startedAt' | 'outcome'>[]
  requests: readonly (Pick<HelpRequest, 'needs' | 'canAskPolicyIds' | 'status'> & { _id: string; createdAt: string })[]
  applications: readonly Pick<Application, 'policyId' | 'requestId' | 'status' | 'clock' | 'decision'>[]
  /** When happiness lists were handed over. */
  deliveredAt: readonly string[]
  entitled: readonly Entitlement[]
  signal: AreaSignal | undefined
}

/** The platform's own records, looked at on a day. */
interface On {
  today: LocalDate
  rows: KeptRowsByFeed
  /** Policies that the household or a member receives. */
  received: ReadonlySet<string>
}

const OURS = '平台记录'
const OPEN_REQUEST: readonly HelpRequest['status'][] = ['requested', 'accepted', 'inProgress']
const ON_THE_CLOCK: readonly Application['status'][] = ['accepted', 'proposed']
const REFUSED: readonly Application['status'][] = ['rejected', 'cancelled']

const entry = (value: FactScalar, asOf: LocalDate): FactEntry => ({
  value,
  asOf,
  source: { kind: 'derived', from: [], verified: true, label: OURS },
})

/** The last day on which somebody of the household was met; where nobody ever was, the day we first knew of it. */
const lastMetOn = ({ household, visits }: HouseholdWork, rows: KeptRowsByFeed): LocalDate =>
  [
    localDateOf(household.createdAt),
    ...visits.filter(({ outcome }) => outcome === 'met').map(({ startedAt }) => localDateOf(startedAt)),
    ...metByFeed(rows),
  ]
    .sort()
    .at(-1)!

/** Open requests of which nothing that could answer them is received or under way, oldest first. */
const uncovered = ({ requests, applications }: HouseholdWork, { received }: On) => {
  const underWay = applications.filter(({ status }) => !REFUSED.includes(status))
  const policies = new Set([...received, ...underWay.flatMap(({ policyId }) => policyId ?? [])])
  const answered = new Set(underWay.flatMap(({ requestId }) => requestId ?? []))
  return requests
    .filter(({ status, needs }) => OPEN_REQUEST.includes(status) && needs.length > 0)
    .filter(({ _id, canAskPolicyIds }) => !answered.has(_id) && !canAskPolicyIds.some((id) => policies.has(id)))
    .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
}

const needFacts = (work: HouseholdWork, on: On): Facts => {
  const open = uncovered(work, on)
  const [oldest] = open
  return {
    'need.uncovered': entry(
      open.reduce((sum, { needs }) => sum + needs.length, 0),
      on.today,
    ),
    ...(oldest ? { 'need.oldestOpenDays': entry(diffDays(localDateOf(oldest.createdAt), on.today), on.today) } : {}),
  }
}

/** The list is new once the household was met, and again with each decision; nobody waits for a list nobody could make. */
const listFacts = ({ household, applications, deliveredAt }: HouseholdWork, { today }: On): Facts => {
  const made = [
    household.membersConfirmedOn,
    ...applications.map(({ decision }) => (decision?.approved === true ? localDateOf(decision.at) : null)),
  ]
    .filter((day) => day !== null)
    .sort()
    .at(-1)
  if (made === undefined || deliveredAt.some((at) => localDateOf(at) >= made)) return {}
  return { 'list.daysUndelivered': entry(diffDays(made, today), today) }
}

/** Statutory clocks that run: working days beyond the due day, and the days on which the others fall due. */
const clockFacts = ({ applications }: HouseholdWork, { today }: On): { facts: Facts; dueOn: LocalDate[] } => {
  const due = applications
    .flatMap(({ status, clock }) => (clock && ON_THE_CLOCK.includes(status) ? [readClock(clock, today)] : []))
    .filter(({ pausedSince }) => pausedSince === null)
    .map((reading) => reading.dueOn)
  const over = due.filter((day) => day < today).map((day) => countWorkingDays(day, today).days)
  return {
    facts: over.length > 0 ? { 'request.overdueDays': entry(Math.max(...over), today) } : {},
    // Overdue from the day after.
    dueOn: due.filter((day) => day >= today).map((day) => addDays(day, 1)),
  }
}

/** Sets of policies by the day a screening first said so: the oldest counts first, the others stand beside it. */
const entitledFacts = (entitled: readonly Entitlement[]): Facts => {
  const days = [...new Set(entitled.map(({ since }) => since))].sort()
  const voices = days.map((day) =>
    entry(
      entitled.filter(({ since }) => since === day).map(({ policyId }) => policyId),
      day,
    ),
  )
  const [first, ...others] = voices
  return first ? { 'benefit.entitled': others.length > 0 ? { ...first, others } : first } : {}
}

const signalFacts = (signal: AreaSignal | undefined): Facts =>
  signal && signal.liftedAt === null
    ? {
        'area.activeHazards': entry([...signal.hazards], localDateOf(signal.issuedAt)),
        'area.signalLevel': entry(signal.level, localDateOf(signal.issuedAt)),
      }
    : {}

/** What the platform knows of its own work and of the place, as facts. Pure. */
export const platformFacts = (work: HouseholdWork, on: On): PlatformFacts => {
  const clocks = clockFacts(work, on)
  const days = entry(diffDays(lastMetOn(work, on.rows), on.today), on.today)
  return {
    household: {
      ...needFacts(work, on),
      ...listFacts(work, on),
      ...clocks.facts,
      ...entitledFacts(work.entitled.filter(({ personId }) => personId === null)),
      ...signalFacts(work.signal),
    },
    members: Object.fromEntries(
      work.household.members.map(({ personId }) => [
        personId,
        {
          'visit.daysSinceLast': days,
          ...entitledFacts(work.entitled.filter((each) => each.personId === personId)),
        },
      ]),
    ),
    dueOn: clocks.dueOn,
  }
}
