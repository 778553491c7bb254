import { cloud } from '../../cloud/client'
import { useQuery } from '../../cloud/use-query'

/** Who takes a call for an area at this hour. */
export const useWhoAnswers = (areaCode: string) => useQuery(() => cloud.areas.whoAnswers({ areaCode }), [areaCode])
