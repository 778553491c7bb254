import { cloud } from '../../cloud/client'
import { useQuery } from '../../cloud/use-query'

export const useScreening = (householdId: string) =>
  useQuery(() => cloud.eligibility.screenHousehold({ householdId }), [householdId])
