import { cloud } from '../../cloud/client'
import { useQuery } from '../../cloud/use-query'

/** Who checks, as the kept consent names them: 「青嶂镇民政办和县民政局」. The worker's own post says which township. */
export const useCheckingOffices = () =>
  useQuery(async () => {
    const { staff } = await cloud.access.whoami({})
    const { townshipName } = await cloud.areas.whoAnswers({ areaCode: staff[0]?.areaCode ?? '' })
    return `${townshipName}民政办和县民政局`
  }, [])
