import type { ConsentEvidence } from '@shared/consents/model'
import { cloud } from '../../cloud/client'
import { CloudError } from '../../cloud/cloud-error'
import { useMutation } from '../../cloud/use-mutation'
import { useQuery } from '../../cloud/use-query'

const purpose = 'economicVerification'

/** The authorization for the economic check (核对授权): every adult signs, here or on their own phone. */
export function useAuthorization(householdId: string | null | undefined) {
  const status = useQuery(async () => {
    if (!householdId) throw new CloudError('NOT_FOUND', '这一户还没有走访登记，先走访再签字。')
    return cloud.consents.authorizationStatus({ householdId, purpose })
  }, [householdId])
  const record = useMutation(async (input: { personId: string; upload: () => Promise<ConsentEvidence> }, intent) =>
    cloud.consents.record(
      { householdId: householdId ?? '', purpose, personId: input.personId, evidence: await input.upload() },
      intent,
    ),
  )
  const invite = useMutation((input: { personId: string }, intent) =>
    cloud.consents.inviteSignature({ householdId: householdId ?? '', purpose, ...input }, intent),
  )
  return {
    status,
    /** `upload` sends what was signed and gives the evidence. */
    sign: async (personId: string, upload: () => Promise<ConsentEvidence>): Promise<boolean> => {
      const answer = await record.run({ personId, upload })
      if (answer !== undefined) await status.reload()
      return answer !== undefined
    },
    invite: async (personId: string) => {
      const answer = await invite.run({ personId })
      if (answer !== undefined) await status.reload()
      return answer
    },
    busy: record.busy || invite.busy,
    error: (record.error ?? invite.error)?.messageZh,
  }
}
