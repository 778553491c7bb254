import { cloud } from '../../cloud/client'
import { useQuery } from '../../cloud/use-query'

/** The requests made on this phone, newest first, with their progress. */
export const useMyRequests = () => useQuery(() => cloud.requests.listMine({}), [])
