import { cloud } from '../../cloud/client'
import { CloudError } from '../../cloud/cloud-error'
import { useQuery } from '../../cloud/use-query'
import { rememberHomeArea } from '../areas/home-area'

export const NOT_A_PLATE_ZH = '这不是本县的门牌码，请再扫一次，或直接选村子'

/** The place a plate stands for. A code that is not ours is answered without asking the server. */
export const usePlate = (plateCode: string | undefined) =>
  useQuery(async () => {
    if (plateCode === undefined) throw new CloudError('NOT_FOUND', NOT_A_PLATE_ZH)
    const place = await cloud.doorplates.resolve({ plateCode })
    // The first screen then names who answers here.
    rememberHomeArea(place.whoAnswers.areaCode)
    return place
  }, [plateCode])
