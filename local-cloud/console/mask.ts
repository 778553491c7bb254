import { ObjectId } from 'bson'
import { isPlainObject } from '../engine/document'

/** Keys whose short English words say how a thing stands, never who somebody is. */
const telling = /^(status|state|kind|type|role|relation|outcome|channel|action|category|purpose|schemaVersion|version)$/
const word = /^[a-z][A-Za-z-]{0,30}$/
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/
/** Ids that mean nothing by themselves: 24 or 32 hexadecimal digits, a ULID, a UUID. */
const opaque = /^([0-9a-f]{24}|[0-9a-f]{32}|[0-7][0-9A-HJKMNP-TV-Z]{25}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/
/** A name of a field, as programmers write it; anything else as a key may be a person's number or name. */
const fieldName = /^[A-Za-z_$][A-Za-z_$]{0,39}\d{0,2}$/

/**
 * A document to look at without learning anything of anybody: its shape, states, small numbers and instants stay; every
 * other text becomes its kind and length. What is not known to be harmless is masked.
 */
export function masked(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => masked(item, key))
  if (isPlainObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, item], at) => [keyShown(name, at), masked(item, name)]))
  }
  if (value === null || typeof value === 'boolean') return value
  if (value instanceof Date) return key.endsWith('At') ? value.toISOString() : '•• date'
  if (value instanceof ObjectId) return value.toHexString()
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) < 100_000 ? value : '•• number'
  if (typeof value === 'string') return textShown(value, key)
  return '•• value'
}

function textShown(text: string, key: string): string {
  if (key === '_id' && opaque.test(text)) return text
  if (telling.test(key) && word.test(text)) return text
  if (key.endsWith('At') && instant.test(text)) return text
  if (text === '') return ''
  return `•• ${kindOf(text)} ${[...text].length}`
}

function kindOf(text: string): string {
  if (/^[\d-]+$/.test(text)) return 'digits'
  if (text.length > 40 && /^[\w.:+/=-]+$/.test(text)) return 'sealed'
  return 'text'
}

const keyShown = (name: string, at: number) => (fieldName.test(name) ? name : `•• key ${at + 1}`)
