import { z } from 'zod'

const SecretKey = z
  .string({ error: 'is missing: 32 random bytes in base64' })
  .refine((text) => Buffer.from(text, 'base64').length === 32, { error: 'must be 32 bytes in base64' })

/** KOUMEN_KEYS: data keys wrapped by KOUMEN_MASTER_KEY; every version still needed to read stays in the list. */
export const KeyRing = z
  .object({
    current: z.number().int().positive(),
    keys: z.record(z.string().regex(/^\d+$/), z.object({ suite: z.enum(['aes', 'sm']), wrapped: z.string() })),
  })
  .refine((ring) => ring.keys[String(ring.current)] !== undefined, {
    error: 'names a current version it does not hold',
  })
export type KeyRing = z.infer<typeof KeyRing>

const Environment = z.object({
  KOUMEN_MASTER_KEY: SecretKey,
  KOUMEN_KEYS: z.string({ error: 'is missing: the wrapped data keys as JSON' }).transform((text, ctx) => {
    try {
      return KeyRing.parse(JSON.parse(text))
    } catch {
      ctx.addIssue({
        code: 'custom',
        message: 'is not a key ring: {"current":1,"keys":{"1":{"suite":"aes","wrapped":"…"}}}',
      })
      return z.NEVER
    }
  }),
  /** `1` refuses every write until it is taken away. */
  KOUMEN_READ_ONLY: z.enum(['0', '1'], { error: 'must be 0 or 1' }).default('0'),
  /** Oldest client still served, for example `0.1.0`. */
  KOUMEN_OLDEST_CLIENT: z
    .string()
    .regex(/^\d+\.\d+\.\d+$/, { error: 'must look like 0.1.0' })
    .optional(),
})

export interface RuntimeConfig {
  masterKey: Buffer
  keyRing: KeyRing
  readOnly: boolean
  oldestClient: string | undefined
}

/** Reads and checks the environment; the message names each variable that is wrong and never its value. */
export const readConfig = (environment: Record<string, string | undefined>): RuntimeConfig => {
  const parsed = Environment.safeParse(environment)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
    throw new Error(`Koumen is not configured: ${problems.join('; ')}. See docs/deployment.md.`)
  }
  const { KOUMEN_MASTER_KEY, KOUMEN_KEYS, KOUMEN_READ_ONLY, KOUMEN_OLDEST_CLIENT } = parsed.data
  return {
    masterKey: Buffer.from(KOUMEN_MASTER_KEY, 'base64'),
    keyRing: KOUMEN_KEYS,
    readOnly: KOUMEN_READ_ONLY === '1',
    oldestClient: KOUMEN_OLDEST_CLIENT,
  }
}
