import type { PlatePlace } from '@shared/doorplates/contract'
import { firstContact } from '../doorplates/view'
import type { DraftPlace } from './draft'

/** The place of a request that begins at a plate. */
export const placeOfPlate = ({ plateCode, shortAddressZh, whoAnswers }: PlatePlace): DraftPlace => ({
  plateCode,
  addressZh: shortAddressZh,
  contactName: firstContact(whoAnswers).name,
})
