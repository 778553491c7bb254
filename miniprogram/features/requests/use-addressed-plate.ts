import { useEffect } from 'react'
import { cloud } from '../../cloud/client'
import { useQuery } from '../../cloud/use-query'
import { requestDraft, startRequest } from './draft-store'
import { placeOfPlate } from './plate-place'

/** A request opened with a plate in its address begins at that place. */
export function useAddressedPlate(plateCode: string | undefined) {
  const plate = useQuery(async () => {
    const { place } = requestDraft()
    const here = place !== null && 'plateCode' in place && place.plateCode === plateCode
    return plateCode === undefined || here ? null : cloud.doorplates.resolve({ plateCode })
  }, [plateCode])
  const { data } = plate
  useEffect(() => {
    if (data) startRequest(requestDraft().channel, placeOfPlate(data))
  }, [data])
  return plate
}
