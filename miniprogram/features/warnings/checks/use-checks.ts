import { useState } from 'react'
import type { InputOf } from '@shared/kernel/contract'
import type { CheckKind } from '@shared/warnings/check-kinds'
import type { warningsContract } from '@shared/warnings/contract'
import { cloud } from '../../../cloud/client'
import { useMutation } from '../../../cloud/use-mutation'
import { useQuery } from '../../../cloud/use-query'

type Actions = (typeof warningsContract)['actions']
export type CheckResult = InputOf<Actions['close']>['result']

const ON_A_PAGE = 30

export const useCheckKinds = (areaCode: string) => useQuery(() => cloud.warnings.checkKinds({ areaCode }), [areaCode])

export function useChecks(areaCode: string, kind: CheckKind, show: 'waiting' | 'closed') {
  const [pages, setPages] = useState(1)
  const checks = useQuery(async () => {
    const input = { areaCode, kind, show, limit: ON_A_PAGE }
    const all = await cloud.warnings.checks(input)
    for (let page = 1; page < pages && all.next !== null; page++) {
      const following = await cloud.warnings.checks({ ...input, after: all.next })
      all.items.push(...following.items)
      all.next = following.next
    }
    return all
  }, [areaCode, kind, show, pages])
  return { checks, showMore: () => setPages((before) => before + 1) }
}

/** Ends a check with what was found; `done` runs after it was written. */
export function useCloseCheck(done: () => Promise<unknown>) {
  const close = useMutation((input: InputOf<Actions['close']>, intent) => cloud.warnings.close(input, intent))
  return {
    busy: close.busy,
    error: close.error,
    reset: close.reset,
    close: async (input: InputOf<Actions['close']>): Promise<boolean> => {
      const written = (await close.run(input)) !== undefined
      if (written) await done()
      return written
    },
  }
}
