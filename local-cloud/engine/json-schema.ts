import { isPlainObject } from './document'

/** The part of `$jsonSchema` the stand-in knows: types, required, enum, bounds, patterns and nested properties. */
export function matchesSchema(schema: Record<string, unknown>, value: unknown): boolean {
  const types = [schema.bsonType ?? schema.type ?? []].flat() as string[]
  if (types.length > 0 && !types.some((type) => hasType(type, value))) return false
  if (Array.isArray(schema.enum) && !schema.enum.includes(value)) return false
  if (typeof schema.minimum === 'number' && typeof value === 'number' && value < schema.minimum) return false
  if (typeof schema.maximum === 'number' && typeof value === 'number' && value > schema.maximum) return false
  if (typeof schema.pattern === 'string' && typeof value === 'string' && !new RegExp(schema.pattern).test(value)) {
    return false
  }
  if (isPlainObject(value)) {
    const required = (schema.required ?? []) as string[]
    if (!required.every((key) => key in value)) return false
    const properties = (schema.properties ?? {}) as Record<string, Record<string, unknown>>
    return Object.entries(properties).every(([key, part]) => !(key in value) || matchesSchema(part, value[key]))
  }
  if (Array.isArray(value) && isPlainObject(schema.items)) {
    const items = schema.items
    return value.every((item) => matchesSchema(items, item))
  }
  return true
}

function hasType(type: string, value: unknown): boolean {
  switch (type) {
    case 'object':
      return isPlainObject(value)
    case 'array':
      return Array.isArray(value)
    case 'int':
    case 'long':
      return Number.isInteger(value)
    case 'double':
    case 'number':
    case 'decimal':
      return typeof value === 'number'
    case 'bool':
      return typeof value === 'boolean'
    case 'date':
      return value instanceof Date
    case 'null':
      return value === null
    default:
      return typeof value === type
  }
}
