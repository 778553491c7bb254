import { isPlainObject, type Document } from '../document'
import { compileQuery } from '../match/compile-query'

/** The position of the first element of an array that satisfies what the query says about it. */
export function firstMatchPosition(document: Document, steps: readonly string[], query: Document): number | undefined {
  const list = steps.reduce<unknown>((value, step) => (isPlainObject(value) ? value[step] : undefined), document)
  if (!Array.isArray(list)) return undefined
  const conditions = conditionsOn(steps.join('.'), query)
  if (conditions.length === 0) return undefined
  const tests = conditions.map((condition) => compileQuery(condition))
  const alone = list.map((item: unknown) => nested(steps, [item]))
  const all = alone.findIndex((each) => tests.every((test) => test(each)))
  if (all >= 0) return all
  const any = alone.findIndex((each) => tests.some((test) => test(each)))
  return any >= 0 ? any : undefined
}

function conditionsOn(path: string, query: Document): Document[] {
  return Object.entries(query).flatMap(([field, condition]) => {
    if (field === '$and' && Array.isArray(condition))
      return condition.flatMap((part) => conditionsOn(path, part as Document))
    if (field === '$or' && Array.isArray(condition)) {
      const parts = condition.flatMap((part) => conditionsOn(path, part as Document))
      return parts.length > 0 ? [{ $or: parts }] : []
    }
    return field === path || field.startsWith(`${path}.`) ? [{ [field]: condition }] : []
  })
}

const nested = (steps: readonly string[], value: unknown): Document =>
  steps.reduceRight<unknown>((inner, step) => ({ [step]: inner }), value) as Document
