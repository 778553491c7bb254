import { cloud } from '../../cloud/client'
import { useMutation } from '../../cloud/use-mutation'
import { useQuery } from '../../cloud/use-query'

/** The tasks of an area, and giving one to somebody else. */
export function useAreaTasks(areaCode: string) {
  const tasks = useQuery(() => cloud.tasks.list({ areaCode, limit: 100 }), [areaCode])
  const workers = useQuery(() => cloud.tasks.listWorkers({ areaCode }), [areaCode])
  const reassign = useMutation(
    (input: { taskId: string; version: number; staffId: string; reasonZh: string }, intent) =>
      cloud.tasks.reassign(input, intent),
  )
  return {
    tasks,
    workers,
    reassign: async (input: {
      taskId: string
      version: number
      staffId: string
      reasonZh: string
    }): Promise<boolean> => {
      const done = (await reassign.run(input)) !== undefined
      if (done) await tasks.reload()
      return done
    },
    busy: reassign.busy,
    error: reassign.error,
  }
}
