import { useEffect } from 'react'
import type { TaskCard } from '@shared/tasks/contract'
import { cloud } from '../../cloud/client'
import { useQuery } from '../../cloud/use-query'
import { keepCards, keepTask, keptCards, missingDetails } from './task-cache'
import { nearestFirst } from './view'

/** How many cards are made ready for a day without network. */
const AHEAD = 12

/** My open cards, nearest deadline first; also without network, and with the next ones ready to open. */
export function useMyTasks(show: 'open' | 'done') {
  const tasks = useQuery(async () => {
    try {
      const { items } = await cloud.tasks.listMine({ show })
      if (show === 'open') keepCards(items)
      return { items: show === 'open' ? nearestFirst(items) : items, fresh: true }
    } catch (thrown) {
      if (show === 'done') throw thrown
      return { items: nearestFirst(keptCards(thrown)), fresh: false }
    }
  }, [show])
  const ready = tasks.data?.fresh === true && show === 'open' ? tasks.data.items : undefined
  useEffect(() => {
    if (ready !== undefined) void readAhead(ready)
  }, [ready])
  return tasks
}

async function readAhead(cards: TaskCard[]): Promise<void> {
  for (const taskId of missingDetails(cards.slice(0, AHEAD))) {
    const task = await cloud.tasks.get({ taskId }).catch(() => undefined)
    if (task === undefined) return
    keepTask(task)
  }
}
