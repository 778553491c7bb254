import { z } from 'zod'
import { WhoAnswers } from '../areas/contract'
import { defineContract } from '../kernel/contract'
import { AreaCode } from '../kernel/document'
import { PlateCode } from './model'

/** What a plate tells anyone: a place and who answers there. Never a household. */
export const PlatePlace = z.object({
  plateCode: PlateCode,
  /** 「溪边路17号」 */
  shortAddressZh: z.string(),
  /** 「青禾县青嶂镇前渡村溪边路17号」 */
  fullAddressZh: z.string(),
  whoAnswers: WhoAnswers,
})
export type PlatePlace = z.infer<typeof PlatePlace>

export const doorplatesContract = defineContract('doorplates', {
  resolve: {
    kind: 'read',
    summary: 'Anyone who scans a plate learns the place and who answers there.',
    input: z.object({ plateCode: PlateCode }),
    output: PlatePlace,
    errors: ['NOT_FOUND'],
  },
  issue: {
    kind: 'write',
    summary: 'An administrator maps a new plate code to a standard address.',
    input: z.object({ addressId: z.string().max(64) }),
    output: z.object({ plateCode: PlateCode }),
    errors: ['FORBIDDEN', 'NOT_FOUND'],
  },
  revoke: {
    kind: 'write',
    summary: 'An administrator ends the mapping of a plate (lost, moved, misused).',
    input: z.object({ plateCode: PlateCode, reasonZh: z.string().min(2).max(200) }),
    output: z.object({ plateCode: PlateCode }),
    errors: ['FORBIDDEN', 'NOT_FOUND'],
  },
  list: {
    kind: 'read',
    summary: 'Staff list the plates of an area, to print or check them.',
    input: z.object({
      areaCode: AreaCode,
      after: z.string().max(400).optional(),
      limit: z.number().int().min(1).max(100).default(100),
    }),
    output: z.object({
      items: z.array(
        z.object({ plateCode: PlateCode, shortAddressZh: z.string(), status: z.enum(['active', 'revoked']) }),
      ),
      next: z.string().nullable(),
    }),
    errors: ['FORBIDDEN'],
  },
})
