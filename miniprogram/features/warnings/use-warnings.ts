import type { InputOf } from '@shared/kernel/contract'
import type { warningsContract } from '@shared/warnings/contract'
import { cloud } from '../../cloud/client'
import { useMutation } from '../../cloud/use-mutation'
import { useQuery } from '../../cloud/use-query'

type Actions = (typeof warningsContract)['actions']

export const useWarnings = (areaCode: string, show: 'open' | 'inProgress' | 'closed') =>
  useQuery(() => cloud.warnings.list({ areaCode, status: show, limit: 100 }), [areaCode, show])

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
