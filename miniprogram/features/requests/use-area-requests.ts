import { cloud } from '../../cloud/client'
import { useQuery } from '../../cloud/use-query'

/** The requests of my area, for whoever coordinates. */
export const useAreaRequests = (areaCode: string) => useQuery(() => cloud.requests.list({ areaCode }), [areaCode])
