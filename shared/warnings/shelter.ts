import { z } from 'zod'
import { AreaCode, documentFields } from '../kernel/document'
import { covers } from '../access/scope'

/** A place to be brought to (避灾安置场所), registered by the emergency bureau or a township; no person in it. */
export const Shelter = z.object({
  ...documentFields,
  nameZh: z.string(),
  /** The village or township where it stands. */
  areaCode: AreaCode,
  addressText: z.string(),
  capacity: z.int().min(1),
  phone: z.string().nullable(),
  registeredByName: z.string(),
})
export type Shelter = z.infer<typeof Shelter>

type Place = Pick<Shelter, 'nameZh' | 'areaCode' | 'addressText' | 'capacity' | 'phone'>

const nearness = (shelter: Place, areaCode: string): number => {
  if (covers(shelter.areaCode, areaCode)) return shelter.areaCode.length
  return shelter.areaCode.slice(0, 9) === areaCode.slice(0, 9) ? 9 : 0
}

/** The shelter of the village, else the largest of the township; undefined where none is registered. */
export const nearestShelter = <S extends Place>(shelters: readonly S[], areaCode: string): S | undefined =>
  [...shelters]
    .filter((shelter) => nearness(shelter, areaCode) > 0)
    .sort((a, b) => nearness(b, areaCode) - nearness(a, areaCode) || b.capacity - a.capacity)[0]

/** 「青嶂镇文化礼堂，可住200人，0578-5400110」 */
export const shelterZh = ({ nameZh, addressText, capacity, phone }: Place): string =>
  [addressText && addressText !== nameZh ? `${nameZh}（${addressText}）` : nameZh, `可住${capacity}人`, phone]
    .filter(Boolean)
    .join('，')
