import type { HouseholdWork } from '@shared/warnings/scan-platform'
import type { Context, Doc } from '../runtime'

/** Visits, requests, applications and lists of some households, as the platform has them now. */
export type WorkByHousehold = ReadonlyMap<string, Omit<HouseholdWork, 'household' | 'entitled' | 'signal'>>

type Reader = Pick<Context, 'store'>

const byHousehold = <T extends { householdId: string | null }>(all: readonly T[]): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const each of all) {
    if (each.householdId === null) continue
    const group = groups.get(each.householdId)
    if (group) group.push(each)
    else groups.set(each.householdId, [each])
  }
  return groups
}

const gather = async <T>(found: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = []
  for await (const each of found) all.push(each)
  return all
}

/** Four questions for any number of households. */
export const readWork = async ({ store }: Reader, householdIds: readonly string[]): Promise<WorkByHousehold> => {
  const where = { householdId: { in: householdIds } }
  const [visits, requests, applications, statements] = await Promise.all([
    gather<Doc<'visits'>>(store.visits.iterate({ where })),
    gather<Doc<'requests'>>(store.requests.iterate({ where })),
    gather<Doc<'applications'>>(store.applications.iterate({ where })),
    gather<Doc<'statements'>>(store.statements.iterate({ where })),
  ])
  const [v, r, a, s] = [byHousehold(visits), byHousehold(requests), byHousehold(applications), byHousehold(statements)]
  return new Map(
    householdIds.map((id) => [
      id,
      {
        visits: v.get(id) ?? [],
        requests: r.get(id) ?? [],
        applications: a.get(id) ?? [],
        deliveredAt: (s.get(id) ?? []).map(({ at }) => at),
      },
    ]),
  )
}
