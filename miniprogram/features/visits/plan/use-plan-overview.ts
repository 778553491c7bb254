import { cloud } from '../../../cloud/client'
import { useQuery } from '../../../cloud/use-query'

export const usePlanOverview = (areaCode: string) => useQuery(() => cloud.visits.planOverview({ areaCode }), [areaCode])
