import { useEffect, useRef, useState } from 'react'
import type { InputOf } from '@shared/kernel/contract'
import type { warningsContract } from '@shared/warnings/contract'
import { cloud } from '../../../cloud/client'
import { asCloudError, type CloudError } from '../../../cloud/cloud-error'
import { newIntent } from '../../../cloud/intent'
import { useMutation } from '../../../cloud/use-mutation'
import { useQuery } from '../../../cloud/use-query'
import type { YearlyShow } from './yearly-view'

type Actions = (typeof warningsContract)['actions']
type Finding = InputOf<Actions['confirmYearlyCheck']>['finding']

const ON_A_PAGE = 30
const RETRY_MS = 1500
const MOST_CONFLICTS = 20

export const useYearlyOverview = (areaCode: string) =>
  useQuery(() => cloud.warnings.yearlyOverview({ areaCode }), [areaCode])

export function useYearlyList(areaCode: string, show: YearlyShow) {
  const [pages, setPages] = useState(1)
  const checks = useQuery(async () => {
    const input = { areaCode, show, limit: ON_A_PAGE }
    const all = await cloud.warnings.yearlyChecks(input)
    for (let page = 1; page < pages && all.next !== null; page++) {
      const following = await cloud.warnings.yearlyChecks({ ...input, after: all.next })
      all.items.push(...following.items)
      all.next = following.next
    }
    return all
  }, [areaCode, show, pages])
  return { checks, showMore: () => setPages((before) => before + 1) }
}

/** Compares slice by slice while the page is open; a timer goes on without it. */
export function useComparing(areaCode: string, running: boolean, onDone: () => Promise<unknown>) {
  const [done, setDone] = useState<number>()
  const [error, setError] = useState<CloudError>()
  const finish = useRef(onDone)
  finish.current = onDone
  const start = useMutation((_: null, intent) => cloud.warnings.startYearlyCheck({ areaCode }, intent))
  useEffect(() => {
    if (!running) return undefined
    let stopped = false
    const goOn = async (): Promise<void> => {
      for (let conflicts = 0; !stopped;) {
        try {
          const progress = await cloud.warnings.continueYearlyCheck({ areaCode }, newIntent())
          if (stopped) return
          setDone(progress.done)
          if (progress.status === 'finished') {
            await finish.current()
            return
          }
          conflicts = 0
        } catch (thrown) {
          const refused = asCloudError(thrown)
          conflicts += 1
          // The timer works on the same: what it has done need not be done here.
          if (refused.code !== 'CONFLICT' || conflicts > MOST_CONFLICTS) {
            if (!stopped) setError(refused)
            return
          }
          await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
        }
      }
    }
    void goOn()
    return () => {
      stopped = true
    }
  }, [areaCode, running])
  return {
    done,
    error: error ?? start.error,
    busy: start.busy,
    start: async () => {
      setError(undefined)
      if (await start.run(null)) await finish.current()
    },
  }
}

/** One holder, compared this moment, and what the officer of the federation does. */
export function useYearlyCheck(checkId: string, onDone: () => Promise<unknown>) {
  const check = useQuery(() => cloud.warnings.yearlyCheck({ checkId }), [checkId])
  const version = check.data?.version ?? 0
  const confirm = useMutation((input: { finding: Finding; noteZh: string }, intent) =>
    cloud.warnings.confirmYearlyCheck({ checkId, version, ...input }, intent),
  )
  const visit = useMutation((_: null, intent) => cloud.warnings.sendYearlyVisit({ checkId, version }, intent))
  const then = async (answer: Promise<unknown>): Promise<void> => {
    if ((await answer) === undefined) return
    await Promise.all([check.reload(), onDone()])
  }
  return {
    check,
    confirm: (finding: Finding, noteZh: string) => then(confirm.run({ finding, noteZh })),
    sendVisit: () => then(visit.run(null)),
    busy: confirm.busy || visit.busy,
    error: confirm.error ?? visit.error,
  }
}
