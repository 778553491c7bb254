import fc from 'fast-check'
import type { Fact, FactScalar, FactSource } from '@shared/facts/model'
import { mayStandOn, mergeFact, type Facts, type FactSheet } from '@shared/facts/sheet'
import { FACTS } from '@shared/facts/vocabulary'

/** Numbers in a row, the same for the same seed. */
class Dice {
  constructor(private seed: number) {}

  /** 0 … `of` - 1. */
  next(of: number): number {
    this.seed = (Math.imul(this.seed, 1_664_525) + 1_013_904_223) >>> 0
    return (this.seed >>> 8) % of
  }

  pick<T>(list: readonly T[]): T {
    return list[this.next(list.length)] as T
  }

  day(first = 2024): string {
    const two = (number: number): string => String(number).padStart(2, '0')
    return `${first + this.next(2027 - first)}-${two(1 + this.next(12))}-${two(1 + this.next(28))}`
  }
}

const POLICIES = ['dibao', 'tekun', 'old-age-allowance', 'conscript-family-allowance', 'cable-tv-relief', '1', '2']

const valueOf = (fact: Fact, dice: Dice): FactScalar => {
  switch (fact.type) {
    case 'boolean':
      return dice.next(2) === 0
    case 'money':
      return dice.next(5_000_000)
    case 'date':
      return fact.id === 'person.birthDate' ? dice.day(1925) : dice.day()
    case 'month':
      return dice.day().slice(0, 7)
    case 'enum':
      return dice.pick(fact.enum ?? []).value
    case 'string':
      return dice.pick(['1', '2', '3', '01', '02', '04', 'C', 'A', 'U'])
    case 'set':
      return Array.from({ length: dice.next(3) }, () => dice.pick(POLICIES))
    case 'series':
      return Array.from({ length: dice.next(15) }, () => (dice.next(9) === 0 ? null : dice.next(300_000)))
    default:
      return dice.next(90)
  }
}

const FEEDS = ['mi-inpatient', 'ca-tekun', 'ca-dibao-member', 'hl-death', 'ps-household-register']

const sourceOf = (dice: Dice): FactSource => {
  const kind = dice.pick(['declared', 'visit', 'feed', 'feed', 'officer', 'decision', 'derived'] as const)
  const label = dice.pick(['甲', '乙', '丙', '丁', undefined])
  return {
    kind,
    ...(kind === 'feed' ? { feedId: dice.pick(FEEDS), batchId: dice.pick(['b1', 'b2']) } : {}),
    ...(kind === 'derived' ? { from: [], verified: dice.next(2) === 0 } : {}),
    ...(label === undefined ? {} : { label }),
  }
}

const factsOf = (holder: 'household' | 'member', count: number, dice: Dice): Facts => {
  const facts: Facts = {}
  const mine = FACTS.filter((fact) => mayStandOn(fact, holder))
  for (let i = 0; i < count; i += 1) {
    const fact = dice.pick(mine)
    const voices = 1 + Number(dice.next(3) === 0) + Number(dice.next(6) === 0)
    for (let voice = 0; voice < voices; voice += 1)
      facts[fact.id] = mergeFact(facts[fact.id], {
        value: valueOf(fact, dice),
        asOf: dice.day(),
        source: sourceOf(dice),
      })
  }
  return facts
}

/** A household of one to four people about whom anybody may have said anything. */
export const anySheet: fc.Arbitrary<FactSheet> = fc.integer({ min: 1, max: 1_000_000 }).map((seed) => {
  const dice = new Dice(seed)
  return {
    householdId: 'h',
    version: 1,
    household: factsOf('household', dice.next(60), dice),
    members: Array.from({ length: 1 + dice.next(4) }, (_, place) => ({
      personId: `p${place}`,
      facts: factsOf('member', dice.next(80), dice),
    })),
  }
})
