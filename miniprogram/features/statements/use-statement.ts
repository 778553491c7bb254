import { cloud } from '../../cloud/client'
import { CloudError } from '../../cloud/cloud-error'
import { useMutation } from '../../cloud/use-mutation'
import { useQuery } from '../../cloud/use-query'

const NOT_LINKED_ZH = '还没有核实您的身份。工作人员上门见面以后，就能看到清单。'
const NO_HOUSEHOLD_ZH = '这一户还没有走访登记，走访以后就有清单。'

/** The happiness list of my household, and the way to say that it was read. */
export function useMyStatement(householdId: string | undefined) {
  const statement = useQuery(async () => {
    if (householdId === undefined) throw new CloudError('FORBIDDEN', NOT_LINKED_ZH)
    return cloud.statements.getMine({ householdId })
  }, [householdId])
  const acknowledge = useMutation((how: 'readAloud' | 'readMyself', intent) =>
    cloud.statements.acknowledge({ householdId: householdId ?? '', how }, intent),
  )
  return {
    statement,
    acknowledge: async (how: 'readAloud' | 'readMyself'): Promise<void> => {
      if ((await acknowledge.run(how)) !== undefined) await statement.reload()
    },
    acknowledgedAt: acknowledge.data?.at,
    busy: acknowledge.busy,
    error: acknowledge.error?.messageZh,
  }
}

/** The list as the worker reads it aloud at the door. */
export const useStatementForReading = (householdId: string | null | undefined) =>
  useQuery(async () => {
    if (!householdId) throw new CloudError('NOT_FOUND', NO_HOUSEHOLD_ZH)
    return cloud.statements.getForReading({ householdId })
  }, [householdId])
