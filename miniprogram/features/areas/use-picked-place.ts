import { useState } from 'react'
import { cloud } from '../../cloud/client'
import { asCloudError } from '../../cloud/cloud-error'
import { firstContact } from '../doorplates/view'
import type { DraftPlace } from '../requests/draft'
import type { PickedPlace } from './AreaPicker'

/** A picked village and words become the place of a request: who will ring is asked of the village. */
export function usePickedPlace(onPlace: (place: DraftPlace) => unknown) {
  const [problem, setProblem] = useState<string>()
  const pick = async ({ community, addressText }: PickedPlace): Promise<void> => {
    setProblem(undefined)
    try {
      const who = await cloud.areas.whoAnswers({ areaCode: community.code })
      await onPlace({
        areaCode: community.code,
        addressText,
        addressZh: `${community.name}${addressText}`,
        contactName: firstContact(who).name,
      })
    } catch (thrown) {
      setProblem(asCloudError(thrown).messageZh)
    }
  }
  return { pick, problem }
}
