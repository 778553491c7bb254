import { isPlainObject, type Document } from '../document'
import { badQuery } from '../match/bad-query'

/** `$unwind`: one document an element. What is no array stays as it is; missing, null and empty go unless preserved. */
export function unwind(documents: Document[], argument: unknown): Document[] {
  const spec = isPlainObject(argument) ? argument : { path: argument }
  const { path, includeArrayIndex: index, preserveNullAndEmptyArrays: preserve } = spec
  if (typeof path !== 'string' || !path.startsWith('$'))
    throw badQuery("path option to $unwind stage should be prefixed with a '$'")
  const steps = path.slice(1).split('.')
  const withIndex = (document: Document, position: number | null) =>
    typeof index === 'string' ? setAt(document, index.split('.'), position) : document
  return documents.flatMap((document) => {
    const value = valueOf(document, steps)
    if (Array.isArray(value) && value.length > 0) {
      return value.map((item: unknown, position) => withIndex(setAt(document, steps, item), position))
    }
    if (value === undefined || value === null || Array.isArray(value)) {
      if (preserve !== true) return []
      return [withIndex(Array.isArray(value) ? setAt(document, steps, undefined) : document, null)]
    }
    return [withIndex(document, null)]
  })
}

function valueOf(document: unknown, steps: readonly string[]): unknown {
  return steps.reduce<unknown>((value, step) => (isPlainObject(value) ? value[step] : undefined), document)
}

function setAt(document: Document, [step = '', ...rest]: readonly string[], value: unknown): Document {
  const copy = { ...document }
  if (rest.length > 0) copy[step] = setAt(isPlainObject(copy[step]) ? copy[step] : {}, rest, value)
  else if (value === undefined) delete copy[step]
  else copy[step] = value
  return copy
}
