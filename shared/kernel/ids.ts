import { z } from 'zod'

/** A ULID: 26 characters of Crockford base 32, time first, so ids sort by birth. Made by the runtime, never here. */
export const Ulid = z.string().regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, { error: '编号不对，请返回重新打开' })
export type Ulid = z.infer<typeof Ulid>
