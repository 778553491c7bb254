import { cloud } from '../../cloud/client'
import { useQuery } from '../../cloud/use-query'

/** Opening a file is written into the household's ledger of who looked. */
export const useHouseholdFile = (householdId: string) =>
  useQuery(() => cloud.households.getFile({ householdId }), [householdId])

export const useHouseholds = (areaCode: string, name: string) =>
  useQuery(() => cloud.households.list({ areaCode, name: name || undefined, limit: 50 }), [areaCode, name])

export const useVisits = (householdId: string) => useQuery(() => cloud.visits.list({ householdId }), [householdId])
