import { z } from 'zod'
import { AreaCode, documentFields } from '../kernel/document'

/** A standard address (地名管理条例, art. 21): `_id` is the authority's address code. Public place data, no people. */
export const StandardAddress = z.object({
  ...documentFields,
  addressText: z.string(),
  gridCode: AreaCode,
})
export type StandardAddress = z.infer<typeof StandardAddress>

/** Our mapping of a plate's opaque code (`_id`) to an address. Revoking ends the mapping, not the plate. */
export const Doorplate = z.object({
  ...documentFields,
  addressId: z.string(),
  status: z.enum(['active', 'revoked']),
  revokedReasonZh: z.string().nullable().default(null),
})
export type Doorplate = z.infer<typeof Doorplate>

/** Opaque plate code: 12 characters, no personal meaning. */
export const PlateCode = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{12}$/, '这不是本县的门牌码，请再扫一次，或直接选村子')
