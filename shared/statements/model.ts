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
  /**
   * Encrypted `string[]`: titles by section as they stood, so that later changes do not rewrite what was told. Null in a
   * document of version 1 until it is sealed too.
   */
  sealed: z.string().nullable(),
  /** The same in the clear, as version 1 had it. */
  linesZh: z.array(z.string()).optional(),
})
export type StatementDelivery = z.infer<typeof StatementDelivery>

/** Version 1 kept what was read aloud in the clear; the next delivery of the household seals it. */
export const statementOfVersion1 = (old: Record<string, unknown>): Record<string, unknown> => ({ sealed: null, ...old })
