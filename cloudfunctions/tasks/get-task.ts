import { seatOfPost } from '@shared/access/actor'
import { KoumenError } from '@shared/kernel/errors'
import type { RequestSecrets } from '@shared/requests/model'
import { needTile } from '@shared/requests/need-tiles'
import type { TaskDetail, tasksContract } from '@shared/tasks/contract'
import { isOpenTask } from '@shared/tasks/lifecycle'
import { SUPERVISOR_ROLES } from '@shared/tasks/roles'
import { taskHistory, toTaskCard } from '@shared/tasks/view'
import { covers } from '@shared/access/scope'
import type { Context, Doc, Handler } from '../runtime'

/** What was said and shown, for request tasks; files as short-lived addresses. */
const requestPart = async (ctx: Context, request: Doc<'requests'>): Promise<TaskDetail['request']> => {
  const secrets = ctx.openJson(request.sealed) as RequestSecrets
  const about = [secrets.words, secrets.aboutZh].filter((text) => text !== undefined)
  return {
    requestNo: request.requestNo,
    needsZh: request.needs.map((code) => needTile(code).labelZh),
    words: about.length > 0 ? about.join('；') : null,
    voiceUrl: request.voiceAttachmentId ? await ctx.attachments.temporaryUrl(request.voiceAttachmentId) : null,
    photoUrls: await Promise.all(request.photoAttachmentIds.map((id) => ctx.attachments.temporaryUrl(id))),
    channel: request.channel,
    idNumberGiven: secrets.idNumber !== undefined,
  }
}

/** Names the register has at the place, to be confirmed at the door. */
const registered = async (ctx: Context, householdId: string | null): Promise<TaskDetail['registeredMembers']> => {
  const household = householdId === null ? null : await ctx.store.households.get(householdId)
  if (!household) return []
  const persons = await ctx.store.persons.getMany(household.members.map((member) => member.personId))
  return household.members.flatMap((member) => {
    const person = persons.find((one) => one._id === member.personId)
    return person ? [{ personId: person._id, nameZh: person.name, relationZh: member.relationZh }] : []
  })
}

/** The telephone is for who must call and for the officers of the area; a finished task no longer shows it to its worker. */
export const getTask: Handler<typeof tasksContract.actions.get> = async (ctx, { taskId }) => {
  const task = await ctx.store.tasks.get(taskId)
  if (!task) throw new KoumenError('NOT_FOUND')
  const request = task.requestId === null ? null : await ctx.store.requests.get(task.requestId)
  const householdId = task.householdId ?? request?.householdId ?? null
  const isAssignee = seatOfPost(ctx.actor, task.assigneeStaffId) !== undefined
  const isSupervisor = ctx.actor.staff.some(
    (seat) => (SUPERVISOR_ROLES as readonly string[]).includes(seat.role) && covers(seat.areaCode, task.areaCode),
  )
  const mayCall = isSupervisor || (isAssignee && isOpenTask(task.status))
  const shown = await registered(ctx, householdId ?? request?.householdHintId ?? null)
  // Names of the register are shown of the hinted house too: whoever lives there reads who looked.
  const looked = householdId ?? (shown.length > 0 ? request?.householdHintId : undefined)
  ctx.recordAccess({ householdId: looked ?? undefined, areaCode: task.areaCode })
  return {
    ...toTaskCard(task, ctx.now),
    phone: mayCall && task.phoneSealed !== null ? ctx.identity.open(task.phoneSealed) : null,
    openerZh: task.openerZh,
    request: request ? await requestPart(ctx, request) : null,
    householdId,
    registeredMembers: shown,
    history: taskHistory(task, ctx.now),
  }
}
