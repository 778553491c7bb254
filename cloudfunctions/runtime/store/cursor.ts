import { KoumenError } from '@shared/kernel/errors'

/** Where a page ended: the value ordered by and the id. Opaque to clients. */
export const writeCursor = (value: unknown, id: string): string =>
  Buffer.from(JSON.stringify([value, id])).toString('base64url')

export const readCursor = (cursor: string): { value: unknown; id: string } => {
  try {
    const [value, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as [unknown, unknown]
    if (typeof id === 'string' && (typeof value === 'string' || typeof value === 'number')) return { value, id }
  } catch {
    // Falls through: a cursor that does not read was not written by us.
  }
  throw new KoumenError('INVALID_INPUT', '这一页打不开了，请从第一页重新看。')
}
