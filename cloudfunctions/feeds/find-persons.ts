import type { Context, Doc } from '../runtime'

/** How many values one `in` carries: well under the platform's limits. */
const AT_ONCE = 100

/** People by identity number; a number with two documents (a data error) gives both. */
export const findPersons = async (
  ctx: Context,
  idNumbers: readonly string[],
): Promise<(idNumber: string) => Doc<'persons'>[]> => {
  const indexes = [...new Set(idNumbers)].flatMap((id) => ctx.identity.indexes(id).map((index) => [index, id] as const))
  const numberOf = new Map(indexes)
  const found = new Map<string, Doc<'persons'>[]>()
  for (let at = 0; at < indexes.length; at += AT_ONCE) {
    const where = { idIndex: { in: indexes.slice(at, at + AT_ONCE).map(([index]) => index) } }
    for await (const person of ctx.store.persons.iterate({ where })) {
      const idNumber = numberOf.get(person.idIndex ?? '') ?? ''
      found.set(idNumber, [...(found.get(idNumber) ?? []), person])
    }
  }
  return (idNumber) => found.get(idNumber) ?? []
}
