import type { InputOf } from '@shared/kernel/contract'
import type { visitsContract } from '@shared/visits/contract'
import { cloud } from '../../../cloud/client'
import { useMutation } from '../../../cloud/use-mutation'
import { useQuery } from '../../../cloud/use-query'

type SetLevel = InputOf<(typeof visitsContract)['actions']['setRiskLevel']>

/** How much a household needs to be visited, and another level by hand. */
export function useRisk(householdId: string) {
  const risk = useQuery(() => cloud.visits.risk({ householdId }), [householdId])
  const set = useMutation((input: SetLevel, intent) => cloud.visits.setRiskLevel(input, intent))
  return {
    risk,
    busy: set.busy,
    error: set.error,
    setLevel: async (level: SetLevel['level'], reasonZh: string): Promise<boolean> => {
      const answer = await set.run({ householdId, level, reasonZh })
      if (answer) await risk.reload()
      return answer !== undefined
    },
  }
}
