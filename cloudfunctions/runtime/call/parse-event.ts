import { z } from 'zod'
import { KoumenError } from '@shared/kernel/errors'

const Event = z.object({
  action: z.string().min(1).max(60),
  input: z.unknown(),
  idempotencyKey: z
    .string()
    .min(8)
    .max(100)
    .regex(/^[\w:.-]+$/)
    .optional(),
  clientVersion: z
    .string()
    .regex(/^\d+\.\d+\.\d+/)
    .max(30)
    .optional(),
})
export type ParsedEvent = z.output<typeof Event>

export const parseEvent = (event: unknown): ParsedEvent => {
  const parsed = Event.safeParse(event)
  if (!parsed.success) throw new KoumenError('INVALID_INPUT', '请求不完整，请更新到最新版本后再试。')
  return parsed.data
}

/** What only the platform's clock may send; from anyone else it is a forgery. */
export const looksLikeTimer = (event: unknown): event is { Type: string; TriggerName?: unknown } =>
  typeof event === 'object' && event !== null && (event as { Type?: unknown }).Type === 'Timer'

/** True when `version` is older than `oldest`; both `major.minor.patch`. */
export const isOlder = (version: string, oldest: string): boolean => {
  const [mine, least] = [version, oldest].map((text) => text.split('.').map((part) => Number.parseInt(part, 10)))
  for (let part = 0; part < 3; part += 1) {
    const difference = (mine?.[part] ?? 0) - (least?.[part] ?? 0)
    if (difference !== 0) return difference < 0
  }
  return false
}
