import { cloud } from '../../../cloud/client'
import { useMutation } from '../../../cloud/use-mutation'
import { useQuery } from '../../../cloud/use-query'
import { openPage } from '../../../routes/open-page'
import { paths } from '../../../routes/paths'
import { toast } from '../../../ui/feedback/toast-store'
import type { MyVisit } from '@shared/visits/plan-contract'
import { keepTask } from '../../tasks/task-cache'
import { toTakeAlong } from './view'

/** So many go along with one press. */
const AT_ONCE = 20

type Named = Pick<MyVisit, 'householdId' | 'periodFrom'>

const named = ({ householdId, periodFrom }: Named): Named => ({ householdId, periodFrom })

/** The month of this worker, one tap into the form of a visit, and one press that readies the day for no network. */
export function useMyPlan() {
  const plan = useQuery(() => cloud.visits.myPlan({}), [])
  const start = useMutation((visits: Named[], intent) => cloud.visits.startPlanned({ visits }, intent))

  const visit = async (chosen: MyVisit): Promise<void> => {
    const taskId = chosen.taskId ?? (await start.run([named(chosen)]))?.tasks[0]?.taskId
    if (taskId !== undefined) await openPage(paths.workerVisit, { task: taskId })
  }

  const takeAlong = async (): Promise<void> => {
    const chosen = toTakeAlong(plan.data?.visits ?? []).slice(0, AT_ONCE)
    const started = await start.run(chosen.map(named))
    if (!started) return
    for (const { taskId } of started.tasks) {
      const task = await cloud.tasks.get({ taskId }).catch(() => undefined)
      if (task) keepTask(task)
    }
    toast(`${started.tasks.length}户已备好，没有网络也能记`)
    await plan.reload()
  }
  return { plan, visit, takeAlong, busy: start.busy, error: start.error }
}
