import { z } from 'zod'
import { AreaCode, documentFields, InstantText } from '../kernel/document'

/** A weather or flood signal that a duty officer put on an area; `_id` is the area's code. Its households are looked at. */
export const AreaSignal = z.object({
  ...documentFields,
  areaCode: AreaCode,
  /** Codes of the hazard list: `TY` typhoon, `RS` rain, `FL` flood, `GS` landslide, `HT` heat, `CW` cold. */
  hazards: z.array(z.string()).min(1),
  /** 1 red, 2 orange, 3 yellow, 4 blue. */
  level: z.enum(['1', '2', '3', '4']),
  issuedAt: InstantText,
  liftedAt: InstantText.nullable(),
  /** The household after which marking goes on; null once every household of the area is marked. */
  markFrom: z.string().nullable(),
})
export type AreaSignal = z.infer<typeof AreaSignal>
