import { cloud } from '../../cloud/client'
import { useQuery } from '../../cloud/use-query'

/** Who looked at the household's file (谁看过). */
export const useLedger = (householdId: string) =>
  useQuery(() => cloud.consents.whoLooked({ householdId }), [householdId])
