import type { InputOf, OutputOf } from '@shared/kernel/contract'
import type { warningsContract } from '@shared/warnings/contract'
import { useState } from 'react'
import { cloud } from '../../cloud/client'
import { useMutation } from '../../cloud/use-mutation'
import { useQuery } from '../../cloud/use-query'

type Actions = (typeof warningsContract)['actions']
export type WarningDetail = OutputOf<Actions['get']>

export type QueueTab = 'open' | 'inProgress' | 'later' | 'closed'

/** What each tab asks for: red first where there is something to do, newest deadlines first where there is not. */
const QUERY: Record<QueueTab, Omit<InputOf<Actions['list']>, 'areaCode'>> = {
  open: { status: 'open', order: 'urgent', ask: 'now' },
  inProgress: { status: 'inProgress', order: 'urgent', ask: 'now' },
  later: { ask: 'later' },
  closed: { status: 'closed' },
}

const ON_A_PAGE = 100

export function useWarnings(areaCode: string, tab: QueueTab) {
  const [more, setMore] = useState(0)
  const warnings = useQuery(async () => {
    const first = await cloud.warnings.list({ areaCode, ...QUERY[tab], limit: ON_A_PAGE })
    const all = { items: [...first.items], next: first.next }
    for (let page = 0; page < more && all.next !== null; page++) {
      const following = await cloud.warnings.list({ areaCode, ...QUERY[tab], limit: ON_A_PAGE, after: all.next })
      all.items.push(...following.items)
      all.next = following.next
    }
    return all
  }, [areaCode, tab, more])
  return { warnings, showMore: () => setMore((pages) => pages + 1) }
}

export const useQueueCounts = (areaCode: string) => useQuery(() => cloud.warnings.today({ areaCode }), [areaCode])

/** Handles one entry of the queue; `done` runs after it was written. */
export function useHandling(done: () => Promise<unknown>) {
  const handle = useMutation((input: InputOf<Actions['handle']>, intent) => cloud.warnings.handle(input, intent))
  return {
    busy: handle.busy,
    error: handle.error,
    reset: handle.reset,
    handle: async (input: InputOf<Actions['handle']>): Promise<boolean> => {
      const written = (await handle.run(input)) !== undefined
      if (written) await done()
      return written
    },
  }
}

/** One warning with its evidence, and what an officer does with it. */
export function useWarning(warningId: string) {
  const warning = useQuery(() => cloud.warnings.get({ warningId }), [warningId])
  const handle = useMutation((input: InputOf<Actions['handle']>, intent) => cloud.warnings.handle(input, intent))
  const close = useMutation((input: InputOf<Actions['close']>, intent) => cloud.warnings.close(input, intent))
  const version = warning.data?.version ?? 0
  const then = async (done: Promise<unknown>) => {
    if ((await done) !== undefined) await warning.reload()
  }
  return {
    warning,
    handle: (handling: InputOf<Actions['handle']>['handling'], noteZh: string) =>
      then(handle.run({ warningId, version, handling, noteZh })),
    close: (result: InputOf<Actions['close']>['result'], noteZh: string) =>
      then(close.run({ warningId, version, result, noteZh })),
    busy: handle.busy || close.busy,
    error: handle.error ?? close.error,
  }
}
