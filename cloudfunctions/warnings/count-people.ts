import type { FactSheet } from '@shared/facts/sheet'
import { addDays, ageOn } from '@shared/kernel/dates'
import type { Context, Doc, Page } from '../runtime'
import { readSheets } from '../runtime/records/blocks'

/** Counted again after so long; people move slowly. */
const COUNTED_FOR_DAYS = 30

/** Households read at a time. */
const PAGE = 200
const ELDER = 60
const REGISTERS = ['household.isDibao', 'household.isDibaoEdge', 'household.isRigidExpenditure'] as const

const isRegistered = ({ household, members }: FactSheet): boolean =>
  REGISTERS.some((id) => household[id]?.value === true) ||
  members.some(({ facts }) => facts['person.isTekun']?.value === true || facts['person.isDibao']?.value === true)

const countArea = async (ctx: Context, areaCode: string) => {
  const count = { people: 0, elders: 0, registered: 0 }
  let after: string | null = null
  do {
    const page: Page<Doc<'households'>> = await ctx.store.households.find({
      where: { areaCode: { prefix: areaCode } },
      limit: PAGE,
      after,
    })
    const personIds = page.items.flatMap(({ members }) => members.map(({ personId }) => personId))
    const [persons, sheetOf] = await Promise.all([ctx.store.persons.getMany(personIds), readSheets(ctx, page.items)])
    for (const household of page.items) {
      const { members } = household
      count.people += members.length
      if (isRegistered(sheetOf(household))) count.registered += members.length
    }
    count.elders += persons.filter(({ birthDate }) => birthDate && (ageOn(birthDate, ctx.today) ?? 0) >= ELDER).length
    after = page.next
  } while (after !== null)
  return count
}

/** People on record by community; what is not counted yet, or long ago, is counted now, a community a commit. */
export const countPeople = async (
  ctx: Context,
  until: number,
): Promise<{ people: Map<string, number>; finished: boolean }> => {
  const people = new Map<string, number>()
  const stale = addDays(ctx.today, -COUNTED_FOR_DAYS)
  let finished = true
  for await (const area of ctx.store.areas.iterate({ where: { level: 'community' } })) {
    const known = area.population ?? null
    if (known && known.on > stale && known.elders !== undefined) {
      people.set(area.code, known.people)
      continue
    }
    if (performance.now() > until) {
      finished = false
      continue
    }
    const count = await countArea(ctx, area.code)
    people.set(area.code, count.people)
    await ctx.commit((tx) => tx.areas.update(area, { population: { ...count, on: ctx.today } }))
  }
  return { people, finished }
}
