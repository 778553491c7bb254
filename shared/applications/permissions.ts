import { isRelatedTo, type Actor, type StaffSeat } from '../access/actor'
import { mayDecideAt, type DeciderLevel, type StaffRole } from '../access/roles'
import { covers } from '../access/scope'
import { canHappen, type ApplicationEvent } from './lifecycle'
import type { Application } from './model'

/** What somebody may ask of an item; `pauseClock` and `resumeClock` leave its state alone. */
export type ApplicationStep =
  'accept' | 'propose' | 'approve' | 'reject' | 'refer' | 'recordReply' | 'pauseClock' | 'resumeClock' | 'deliver'

export const APPLICATION_STEPS: readonly ApplicationStep[] = [
  'accept',
  'propose',
  'approve',
  'reject',
  'refer',
  'recordReply',
  'pauseClock',
  'resumeClock',
  'deliver',
]

/** A relative on the staff moves the decision up to the county, which visits by itself (审核确认办法 art. 11, 20). */
export const decidingLevel = (item: Pick<Application, 'deciderLevel' | 'staffRelative'>): DeciderLevel =>
  item.staffRelative && item.deciderLevel !== 'collectiveSitting' ? 'countyDepartment' : item.deciderLevel

/** Items the township works on itself; the others belong to a county department. */
const isTownshipWork = (item: Pick<Application, 'kind' | 'departmentId'>): boolean =>
  item.kind === 'caseByCase' || item.departmentId === 'township' || item.departmentId === 'civil-affairs'

const isOfDepartment = (seat: StaffSeat, item: Pick<Application, 'departmentId'>): boolean =>
  seat.role === 'departmentOfficer' &&
  seat.departmentId === (item.departmentId === 'township' ? 'civil-affairs' : item.departmentId)

const worksOn = (seat: StaffSeat, item: Application): boolean =>
  (seat.role === 'townshipOfficer' && isTownshipWork(item)) || isOfDepartment(seat, item)

const decides = (seat: StaffSeat, item: Application): boolean => {
  const level = decidingLevel(item)
  return mayDecideAt(seat.role, level) && (seat.role !== 'departmentOfficer' || isOfDepartment(seat, item))
}

/** What village or township decide is decided here by two people: no reply from outside may stand for the second of them. */
const isDecidedHere = (item: Pick<Application, 'deciderLevel'>): boolean =>
  item.deciderLevel === 'village' || item.deciderLevel === 'township'

const AREA_READERS: readonly StaffRole[] = [
  'townshipOfficer',
  'townshipLeader',
  'assistanceCoordinator',
  'countyDispatcher',
]

/** Departments whose items alone a person reads in an area; undefined for those who read every item there. */
export const departmentsRead = (actor: Pick<Actor, 'staff'>, areaCode: string): string[] | undefined => {
  const seats = actor.staff.filter((seat) => covers(seat.areaCode, areaCode))
  if (seats.some((seat) => AREA_READERS.includes(seat.role))) return undefined
  return seats.flatMap((seat) => {
    if (seat.role !== 'departmentOfficer' || !seat.departmentId) return []
    return seat.departmentId === 'civil-affairs' ? ['civil-affairs', 'township'] : [seat.departmentId]
  })
}

/** Posts of the area read its items; a department those it works on or was asked about. */
export const mayRead = (actor: Pick<Actor, 'staff'>, item: Application): boolean => {
  const departments = departmentsRead(actor, item.areaCode)
  return (
    departments === undefined ||
    departments.some((one) => [item.departmentId, item.referral?.toDepartmentId].includes(one))
  )
}

const eventOf = (step: ApplicationStep): ApplicationEvent | undefined =>
  step === 'pauseClock' || step === 'resumeClock' ? undefined : step

/** Whether the state of the item (not the person) allows the step. */
export const isStepOpen = (step: ApplicationStep, item: Application): boolean => {
  const event = eventOf(step)
  if (event) return canHappen(event, item.status)
  const running = item.clock?.pauses.some((pause) => pause.toOn === null) ?? false
  const ticking = item.clock !== null && ['accepted', 'referred', 'proposed'].includes(item.status)
  return ticking && running === (step === 'resumeClock')
}

const seatAllows = (step: ApplicationStep, seat: StaffSeat, item: Application): boolean => {
  switch (step) {
    case 'approve':
    case 'reject':
      return decides(seat, item)
    case 'refer':
    case 'recordReply':
      return (
        !isDecidedHere(item) &&
        (seat.role === 'townshipOfficer' || seat.role === 'countyDispatcher' || isOfDepartment(seat, item))
      )
    case 'deliver':
      return (
        worksOn(seat, item) ||
        ['gridWorker', 'communityWorker', 'assistanceCoordinator', 'townshipOfficer'].includes(seat.role)
      )
    default:
      return worksOn(seat, item)
  }
}

export interface Permission {
  can: ApplicationStep[]
  /** Sentences that say why an expected step is not open to this person now. */
  blockedZh: string[]
}

/** What an actor may do with an item, and in words what stands in the way. The server enforces exactly this. */
export const permissionsOf = (
  actor: Actor,
  item: Application,
  authorization: { required: boolean; missingNamesZh: readonly string[] },
): Permission => {
  if (isRelatedTo(actor, { householdId: item.householdId, personId: item.personId ?? undefined })) {
    return { can: [], blockedZh: ['这是您本人或近亲属的事，须由其他同志办理。'] }
  }
  const seats = actor.staff.filter((seat) => covers(seat.areaCode, item.areaCode))
  const blockedZh: string[] = []
  const can = APPLICATION_STEPS.filter((step) => {
    if (!isStepOpen(step, item) || !seats.some((seat) => seatAllows(step, seat, item))) return false
    if ((step === 'approve' || step === 'reject') && item.proposal && isProposer(actor, item)) {
      blockedZh.push('提出意见和审批不能是同一个人，请另一位有权限的同志审批。')
      return false
    }
    if (step === 'accept' && authorization.required && authorization.missingNamesZh.length > 0) {
      blockedZh.push(`还差${authorization.missingNamesZh.join('、')}的核对授权签名，签齐才能受理。`)
      return false
    }
    return true
  })
  return { can, blockedZh }
}

/**
 * All posts of one phone count, and a post of the same name on another phone: whoever proposed does not approve. A real
 * namesake leaves the matter to a third.
 */
export const isProposer = (actor: Actor, item: Pick<Application, 'proposal'>): boolean =>
  item.proposal !== null &&
  actor.staff.some((seat) => seat.staffId === item.proposal?.byStaffId || seat.name === item.proposal?.byName)
