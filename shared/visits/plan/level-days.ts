import type { LocalDate } from '../../kernel/dates'

/** One visit to be given a day: only one of `days` will do. */
export interface Slot {
  key: string
  days: readonly LocalDate[]
  group: string
  /** The day it had before; kept where that costs nothing. */
  before: LocalDate | null
}

export type Days = Map<string, LocalDate>

type Load = Map<LocalDate, number>

const add = <K>(counts: Map<K, number>, key: K, by: number): void => void counts.set(key, (counts.get(key) ?? 0) + by)

/** The least busy of the days; of several the one where neighbours are visited, then the earliest. */
const bestDay = (slot: Slot, load: Load, groups: Map<string, number>): LocalDate | undefined =>
  [...slot.days].sort(
    (a, b) =>
      (load.get(a) ?? 0) - (load.get(b) ?? 0) ||
      (groups.get(`${b}/${slot.group}`) ?? 0) - (groups.get(`${a}/${slot.group}`) ?? 0) ||
      (a < b ? -1 : 1),
  )[0]

/**
 * Moves visits along a chain of days (one visit from each day to the next) from a busy day to one with at least two
 * fewer, until no such chain is left. Then no other way of giving days has a smaller greatest day (Harvey, Ladner, Lovász,
 * Tamir: Semi-matchings for bipartite graphs and load balancing, 2006).
 */
const balance = (slots: readonly Slot[], given: Days, load: Load): void => {
  for (;;) {
    const moved = shiftOnce(slots, given, load)
    if (!moved) return
  }
}

const shiftOnce = (slots: readonly Slot[], given: Days, load: Load): boolean => {
  const busiest = [...load.keys()].sort((a, b) => (load.get(b) ?? 0) - (load.get(a) ?? 0) || (a < b ? -1 : 1))
  const onDay = new Map<LocalDate, Slot[]>()
  for (const slot of slots) {
    const day = given.get(slot.key)
    if (day !== undefined) onDay.set(day, [...(onDay.get(day) ?? []), slot])
  }
  for (const from of busiest) {
    // Breadth first: by which slot each day was reached.
    const reached = new Map<LocalDate, Slot | null>([[from, null]])
    for (const day of reached.keys()) {
      if ((load.get(day) ?? 0) <= (load.get(from) ?? 0) - 2) {
        for (let at = day; ;) {
          const slot = reached.get(at)
          if (!slot) break
          const source = given.get(slot.key) as LocalDate
          given.set(slot.key, at)
          at = source
        }
        add(load, from, -1)
        add(load, day, 1)
        return true
      }
      for (const slot of onDay.get(day) ?? []) for (const to of slot.days) if (!reached.has(to)) reached.set(to, slot)
    }
  }
  return false
}

/** Two visits change days where both may and more neighbours come together; how busy a day is stays as it is. */
const gather = (slots: readonly Slot[], given: Days): void => {
  const groups = new Map<string, number>()
  const at = (slot: Slot): LocalDate => given.get(slot.key) as LocalDate
  const free = slots.filter((slot) => given.has(slot.key) && slot.before !== given.get(slot.key))
  for (const slot of slots) if (given.has(slot.key)) add(groups, `${at(slot)}/${slot.group}`, 1)
  const count = (day: LocalDate, group: string): number => groups.get(`${day}/${group}`) ?? 0
  const PASSES = 4
  for (let pass = 0; pass < PASSES; pass += 1) {
    let changed = false
    for (const [i, a] of free.entries())
      for (const b of free.slice(i + 1)) {
        const [dayA, dayB] = [at(a), at(b)]
        if (dayA === dayB || a.group === b.group || !a.days.includes(dayB) || !b.days.includes(dayA)) continue
        // Day and street pairs that end, less those that begin.
        const ends = Number(count(dayA, a.group) === 1) + Number(count(dayB, b.group) === 1)
        const begins = Number(count(dayB, a.group) === 0) + Number(count(dayA, b.group) === 0)
        if (ends <= begins) continue
        for (const [slot, from, to] of [
          [a, dayA, dayB],
          [b, dayB, dayA],
        ] as const) {
          given.set(slot.key, to)
          add(groups, `${from}/${slot.group}`, -1)
          add(groups, `${to}/${slot.group}`, 1)
        }
        changed = true
      }
    if (!changed) return
  }
}

/**
 * Gives every slot one of its days so that the busiest day is as light as the windows allow, neighbours come together, and
 * what had a day before keeps it where the load permits. Slots without a day are left out. `fixed`: visits of those days
 * that are not for this to move. Deterministic: the order of `slots` decides between equals.
 */
export const levelDays = (
  slots: readonly Slot[],
  days: readonly LocalDate[],
  fixed: ReadonlyMap<LocalDate, number>,
): Days => {
  const load: Load = new Map(days.map((day) => [day, fixed.get(day) ?? 0]))
  const groups = new Map<string, number>()
  const given: Days = new Map()
  const put = (slot: Slot, day: LocalDate | undefined): void => {
    if (day === undefined) return
    given.set(slot.key, day)
    add(load, day, 1)
    add(groups, `${day}/${slot.group}`, 1)
  }
  const keeps = (slot: Slot): boolean => slot.before !== null && slot.days.includes(slot.before)
  for (const slot of slots) if (keeps(slot)) put(slot, slot.before as LocalDate)
  for (const slot of slots) if (!keeps(slot)) put(slot, bestDay(slot, load, groups))
  balance(slots, given, load)
  gather(slots, given)
  return given
}
