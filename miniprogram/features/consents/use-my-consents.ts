import { cloud } from '../../cloud/client'
import { useMutation } from '../../cloud/use-mutation'
import { useQuery } from '../../cloud/use-query'

/** What I agreed to, and the way to take it back. */
export function useMyConsents() {
  const consents = useQuery(() => cloud.consents.listMine({}), [])
  const withdraw = useMutation((consentId: string, intent) => cloud.consents.withdraw({ consentId }, intent))
  return {
    consents,
    withdraw: async (consentId: string): Promise<void> => {
      if ((await withdraw.run(consentId)) !== undefined) await consents.reload()
    },
    error: withdraw.error?.messageZh,
  }
}
