import { cloud } from '../../cloud/client'
import { useMutation } from '../../cloud/use-mutation'

/** A one-time code for a person met: it opens the household file on their own phone. */
export function useHandOverCode(householdId: string) {
  const give = useMutation((personId: string, intent) =>
    cloud.visits.giveVerificationCode({ householdId, personId }, intent),
  )
  return { give: give.run, code: give.data, busy: give.busy, error: give.error?.messageZh }
}
