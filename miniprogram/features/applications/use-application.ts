import type { applicationsContract } from '@shared/applications/contract'
import type { InputOf } from '@shared/kernel/contract'
import { cloud } from '../../cloud/client'
import { useMutation } from '../../cloud/use-mutation'
import { useQuery } from '../../cloud/use-query'

type Actions = (typeof applicationsContract)['actions']
type Step =
  'accept' | 'propose' | 'approve' | 'reject' | 'refer' | 'recordReply' | 'pauseClock' | 'resumeClock' | 'deliver'
type Given<S extends Step> = Omit<InputOf<Actions[S]>, 'applicationId' | 'version'>

/** One item and the steps this person may take on it. A refusal leaves the words on the screen. */
export function useApplication(applicationId: string) {
  const item = useQuery(() => cloud.applications.get({ applicationId }), [applicationId])
  const step = useMutation((input: { step: Step; given: object }, intent) => {
    const act = cloud.applications[input.step] as (given: unknown, key: typeof intent) => Promise<unknown>
    return act({ ...input.given, applicationId, version: item.data?.version ?? 0 }, intent)
  })
  return {
    item,
    take: async <S extends Step>(name: S, given: Given<S>): Promise<boolean> => {
      const done = (await step.run({ step: name, given })) !== undefined
      if (done) await item.reload()
      return done
    },
    busy: step.busy,
    error: step.error,
  }
}

export type TakeStep = ReturnType<typeof useApplication>['take']

export const useOpenApplication = () =>
  useMutation((input: InputOf<Actions['open']>, intent) => cloud.applications.open(input, intent))
