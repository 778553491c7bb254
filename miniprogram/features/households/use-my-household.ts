import { cloud } from '../../cloud/client'
import { useQuery } from '../../cloud/use-query'

/** What the county has on file about my household; of illness only what is mine. */
export const useMyHousehold = (householdId: string) =>
  useQuery(() => cloud.households.getMine({ householdId }), [householdId])
