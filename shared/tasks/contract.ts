import { z } from 'zod'
import { defineContract } from '../kernel/contract'
import { AreaCode, Id, InstantText, PageInput, pageOf, Version } from '../kernel/document'
import { TaskKind, TaskStatus } from './model'

export const TaskCard = z.object({
  taskId: Id,
  version: Version,
  kind: TaskKind,
  titleZh: z.string(),
  personName: z.string(),
  addressZh: z.string(),
  status: TaskStatus,
  statusZh: z.string(),
  dueAt: z.string(),
  /** 「今天18:00前联系」 */
  dueZh: z.string(),
  overdue: z.boolean(),
})
export type TaskCard = z.infer<typeof TaskCard>

export const TaskDetail = TaskCard.extend({
  phone: z.string().nullable(),
  openerZh: z.string().nullable(),
  /** What the person said, for request tasks only; photos and voice as short-lived addresses. */
  request: z
    .object({
      requestNo: z.string(),
      needsZh: z.array(z.string()),
      words: z.string().nullable(),
      voiceUrl: z.string().nullable(),
      photoUrls: z.array(z.string()),
      channel: z.enum(['self', 'proxy', 'lead']),
      idNumberGiven: z.boolean(),
    })
    .nullable(),
  householdId: Id.nullable(),
  /** Who the register has at this address: names only, to be confirmed at the visit. */
  registeredMembers: z.array(z.object({ personId: Id, nameZh: z.string(), relationZh: z.string() })),
  history: z.array(z.object({ at: z.string(), textZh: z.string() })),
})
export type TaskDetail = z.infer<typeof TaskDetail>

const changed = z.object({ taskId: Id, version: Version, status: TaskStatus })

export const tasksContract = defineContract('tasks', {
  listMine: {
    kind: 'read',
    summary: 'A worker lists their own tasks, nearest deadline first.',
    input: z.object({ show: z.enum(['open', 'done']).default('open'), ...PageInput }),
    output: pageOf(TaskCard),
    errors: ['FORBIDDEN'],
  },
  get: {
    kind: 'read',
    summary: 'The assignee (or a supervisor of the area) opens a task card.',
    input: z.object({ taskId: Id }),
    output: TaskDetail,
    errors: ['FORBIDDEN', 'NOT_FOUND'],
  },
  accept: {
    kind: 'write',
    summary: 'The assignee takes the task.',
    input: z.object({ taskId: Id, version: Version }),
    output: changed,
    errors: ['FORBIDDEN', 'NOT_FOUND', 'ILLEGAL_TRANSITION', 'CONFLICT'],
  },
  return: {
    kind: 'write',
    summary: 'The assignee gives the task back with a reason; the township officer gets it.',
    input: z.object({ taskId: Id, version: Version, reasonZh: z.string().min(2, '请写明退单的原因').max(200) }),
    output: changed,
    errors: ['FORBIDDEN', 'NOT_FOUND', 'ILLEGAL_TRANSITION', 'CONFLICT'],
  },
  reassign: {
    kind: 'write',
    summary: 'A township officer or the dispatcher gives the task to another worker of the area.',
    input: z.object({ taskId: Id, version: Version, staffId: Id, reasonZh: z.string().max(200).default('') }),
    output: changed,
    errors: ['FORBIDDEN', 'NOT_FOUND', 'ILLEGAL_TRANSITION', 'CONFLICT'],
  },
  complete: {
    kind: 'write',
    summary: 'The assignee of a delivery task reports that the result was read aloud and how the person answered.',
    input: z.object({ taskId: Id, version: Version, noteZh: z.string().max(200).default('') }),
    output: changed,
    errors: ['FORBIDDEN', 'NOT_FOUND', 'ILLEGAL_TRANSITION', 'CONFLICT'],
  },
  list: {
    kind: 'read',
    summary: 'Supervisors list the tasks of an area.',
    input: z.object({
      areaCode: AreaCode,
      status: TaskStatus.optional(),
      dueBefore: InstantText.optional(),
      ...PageInput,
    }),
    output: pageOf(TaskCard.extend({ assigneeName: z.string(), assigneeStaffId: Id })),
    errors: ['FORBIDDEN'],
  },
  listWorkers: {
    kind: 'read',
    summary: 'Supervisors list the workers of an area a task can be given to.',
    input: z.object({ areaCode: AreaCode }),
    output: z.object({
      items: z.array(z.object({ staffId: Id, name: z.string(), roleZh: z.string(), areaZh: z.string() })),
    }),
    errors: ['FORBIDDEN'],
  },
})
