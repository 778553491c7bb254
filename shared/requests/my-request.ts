import { shortAddress } from '../doorplates/short-address'
import type { Instant } from '../kernel/dates'
import type { MyRequest } from './contract'
import { REQUEST_STATUS_LABELS } from './labels'
import { mayCancel } from './lifecycle'
import type { HelpRequest } from './model'
import { needTile } from './need-tiles'
import { contactSentence } from './sentences'

/** What the requester reads of each event; notes of staff stay with staff. */
const PROGRESS: Record<string, (byName: string) => string> = {
  submit: () => '求助已收到',
  accept: (byName) => `${byName}接单了`,
  noneHome: (byName) => `${byName}上门，没有遇到人`,
  visit: (byName) => `${byName}上门看过了`,
  return: () => '正在换一位同志来办',
  reassign: (byName) => `改由${byName}来办`,
  escalate: () => '时间过了还没联系您，已催乡镇',
  complete: () => '已办结，请您确认',
  close: () => '您已确认',
  cancel: () => '您取消了这次求助',
}

const nextStep = (request: HelpRequest, hasPhone: boolean, now: Instant): string => {
  switch (request.status) {
    case 'requested':
    case 'accepted':
      return contactSentence(request.contactName, request.contactDueAt, now, hasPhone)
    case 'inProgress':
      return `正在办，有事找${request.contactName}。`
    case 'completed':
      return '办好了，请点“确认”，不满意可以再说。'
    case 'cancelled':
      return '已按您说的取消，不会有人上门。有困难随时可以再求助。'
    default:
      return '这件事已经结束，有新的困难请再求助。'
  }
}

/** The requester's own view. `householdId` only for whoever is verified for that household. */
export const viewMyRequest = (
  request: HelpRequest,
  seen: { now: Instant; hasPhone: boolean; verifiedHouseholds: readonly string[]; areaNames: readonly string[] },
): MyRequest => ({
  requestId: request._id,
  requestNo: request.requestNo,
  needsZh: request.needs.map((code) => needTile(code).labelZh),
  addressZh: shortAddress(request.addressText, seen.areaNames),
  status: request.status,
  statusZh: REQUEST_STATUS_LABELS[request.status].zh,
  submittedAt: request.createdAt,
  contact: { name: request.contactName, phone: request.contactPhone, dueAt: request.contactDueAt },
  nextZh: nextStep(request, seen.hasPhone, seen.now),
  progress: request.history.flatMap(({ at, event, byName }) => {
    const textZh = PROGRESS[event]?.(byName)
    return textZh === undefined ? [] : [{ at, textZh }]
  }),
  householdId:
    request.householdId !== null && seen.verifiedHouseholds.includes(request.householdId) ? request.householdId : null,
  canCancel: mayCancel(request),
  version: request.version,
})
