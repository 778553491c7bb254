import { cloud } from '../../cloud/client'
import { useMutation } from '../../cloud/use-mutation'
import { useQuery } from '../../cloud/use-query'
import { keepTask, keptTask } from './task-cache'

/** One card in full, readable without network once it was seen, and what the worker may do with it. */
export function useTask(taskId: string) {
  const task = useQuery(async () => {
    try {
      const fresh = await cloud.tasks.get({ taskId })
      keepTask(fresh)
      return fresh
    } catch (thrown) {
      return keptTask(taskId, thrown)
    }
  }, [taskId])
  const version = task.data?.version ?? 0
  const accept = useMutation((_: null, intent) => cloud.tasks.accept({ taskId, version }, intent))
  const giveBack = useMutation((reasonZh: string, intent) => cloud.tasks.return({ taskId, version, reasonZh }, intent))
  const complete = useMutation((noteZh: string, intent) => cloud.tasks.complete({ taskId, version, noteZh }, intent))
  const after = async (done: Promise<unknown>): Promise<boolean> => {
    const answer = await done
    await task.reload()
    return answer !== undefined
  }
  return {
    task,
    accept: () => after(accept.run(null)),
    giveBack: (reasonZh: string) => after(giveBack.run(reasonZh.trim())),
    complete: (noteZh: string) => after(complete.run(noteZh.trim())),
    busy: accept.busy || giveBack.busy || complete.busy,
    error: accept.error ?? giveBack.error ?? complete.error,
  }
}
