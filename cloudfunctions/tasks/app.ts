import { tasksContract } from '@shared/tasks/contract'
import { SUPERVISOR_ROLES, WORKER_ROLES } from '@shared/tasks/roles'
import { anyOf, areaOf, defineApp, staff } from '../runtime'
import { acceptTask } from './accept-task'
import { assigneeOf } from './assignee-guard'
import { completeTask } from './complete-task'
import { escalateOverdue } from './escalate-overdue'
import { getTask } from './get-task'
import { listMyTasks } from './list-my-tasks'
import { listTasks } from './list-tasks'
import { listWorkers } from './list-workers'
import { reassignTask } from './reassign-task'
import { returnTask } from './return-task'

const assignee = assigneeOf<{ taskId: string }>((input) => input.taskId)
const supervisor = staff<{ taskId: string }>(SUPERVISOR_ROLES, { over: areaOf('tasks', (input) => input.taskId) })
const overArea = staff<{ areaCode: string }>(SUPERVISOR_ROLES, { over: (input) => input.areaCode })

export const app = defineApp(
  tasksContract,
  {
    listMine: { guard: staff(WORKER_ROLES), handler: listMyTasks },
    get: { guard: anyOf(assignee, supervisor), handler: getTask },
    accept: { guard: assignee, handler: acceptTask },
    return: { guard: assignee, handler: returnTask },
    reassign: { guard: supervisor, handler: reassignTask },
    complete: { guard: assignee, handler: completeTask },
    list: { guard: overArea, handler: listTasks },
    listWorkers: { guard: overArea, handler: listWorkers },
  },
  { timers: { 'escalate-overdue': escalateOverdue } },
)
