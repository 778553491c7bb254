import { z } from 'zod'
import { AreaCode } from '../kernel/document'

/** `tooSmall`: too little is expected to say anything · `notCounted`: nobody has counted its people yet. */
export const SilentLevel = z.enum(['silent', 'quiet', 'asExpected', 'tooSmall', 'notCounted'])
export type SilentLevel = z.infer<typeof SilentLevel>

export const SilentArea = z.object({
  areaCode: AreaCode,
  areaZh: z.string(),
  people: z.number().int().nullable(),
  elders: z.number().int().nullable(),
  registered: z.number().int().nullable(),
  requests: z.number().int(),
  warnings: z.number().int(),
  /** One decimal below ten. */
  expectedRequests: z.number(),
  expectedWarnings: z.number(),
  /** Came / expected. */
  ratio: z.number().nullable(),
  level: SilentLevel,
  /** Why it may be so: to be looked at, not found. */
  reasonsZh: z.array(z.string()),
})
export type SilentArea = z.infer<typeof SilentArea>

export const silentAreaActions = {
  silentAreas: {
    kind: 'read' as const,
    summary: 'Where fewer requests and warnings come than expected: towns of a county, villages of a town.',
    input: z.object({ areaCode: AreaCode }),
    output: z.object({ items: z.array(SilentArea), since: z.string() }),
    errors: ['FORBIDDEN' as const],
  },
}
