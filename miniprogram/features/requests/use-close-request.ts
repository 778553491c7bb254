import { cloud } from '../../cloud/client'
import { useMutation } from '../../cloud/use-mutation'
import type { MyRequest } from '@shared/requests/contract'

/** The requester confirms that the matter is settled; a rating is welcome, never required. */
export function useCloseRequest(request: Pick<MyRequest, 'requestId' | 'version'>, onClosed: () => void) {
  const close = useMutation((input: { rating?: number }, intent) =>
    cloud.requests.close({ requestId: request.requestId, version: request.version, ...input }, intent),
  )
  return {
    busy: close.busy,
    error: close.error?.messageZh,
    close: async (rating?: number): Promise<void> => {
      const answer = await close.run(rating === undefined ? {} : { rating })
      if (answer !== undefined) onClosed()
    },
  }
}
