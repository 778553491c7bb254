import type { ApplicationRow } from '@shared/applications/contract'
import { cloud } from '../../cloud/client'
import { useQuery } from '../../cloud/use-query'

export const useApplications = (areaCode: string, status: ApplicationRow['status'] | undefined) =>
  useQuery(() => cloud.applications.list({ areaCode, status, limit: 100 }), [areaCode, status])

export const useHouseholdApplications = (areaCode: string | undefined, householdId: string) =>
  useQuery(
    async () => (areaCode ? cloud.applications.list({ areaCode, householdId, limit: 100 }) : { items: [], next: null }),
    [areaCode, householdId],
  )
