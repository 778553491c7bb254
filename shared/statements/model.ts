import { z } from 'zod'
import { documentFields, Id, InstantText } from '../kernel/document'

/** The household pressed 「已念」 or 「看过了」: that list of that day reached them. */
export const StatementDelivery = z.object({
  ...documentFields,
  householdId: Id,
  openid: z.string().nullable(),
  staffId: Id.nullable(),
  how: z.enum(['readAloud', 'readMyself']),
  at: InstantText,
  /** Titles by section as they stood, so that later changes do not rewrite what was told. */
  linesZh: z.array(z.string()),
})
export type StatementDelivery = z.infer<typeof StatementDelivery>
