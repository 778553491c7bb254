import { BSONRegExp, EJSON, Long, ObjectId } from 'bson'
import { invalidParam } from '../errors'
import { isPlainObject, type Document } from '../engine/document'
import { regularExpression } from '../engine/match/regular-expression'

/**
 * Canonical EJSON, as the SDK sends and expects it. A server date (`{$tcb_server_date: {offset}}`) becomes the cloud's
 * time; an ObjectId leaves as its hexadecimal string.
 */
export function decode(text: unknown, nowMs: number): Document {
  if (text === undefined || text === null || text === '') return {}
  let parsed: unknown
  try {
    parsed = typeof text === 'string' ? (EJSON.parse(text) as unknown) : EJSON.deserialize(text as Document)
  } catch (error) {
    throw invalidParam(`invalid EJSON: ${(error as Error).message}`)
  }
  return revive(parsed, nowMs) as Document
}

/** A stage of an aggregation, whose value may be a scalar. */
export function decodeStageValue(text: string, nowMs: number): unknown {
  const value: unknown = JSON.parse(text)
  return value !== null && typeof value === 'object' ? revive(EJSON.deserialize(value as Document), nowMs) : value
}

export const encode = (document: Document): string => EJSON.stringify(outward(document), { relaxed: false })

function revive(value: unknown, nowMs: number): unknown {
  if (Array.isArray(value)) return value.map((item) => revive(item, nowMs))
  if (value instanceof BSONRegExp) return regularExpression(value.pattern, value.options)
  if (value instanceof Long) return value.toNumber()
  if (!isPlainObject(value)) return value
  const serverDate = value.$tcb_server_date
  if (isPlainObject(serverDate)) return new Date(nowMs + Number(serverDate.offset ?? 0))
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, revive(item, nowMs)]))
}

function outward(value: unknown): unknown {
  if (value instanceof ObjectId) return value.toHexString()
  if (value instanceof RegExp) return new BSONRegExp(value.source, value.flags.replace(/[^imsux]/g, ''))
  if (Array.isArray(value)) return value.map(outward)
  if (!isPlainObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, outward(item)]))
}
