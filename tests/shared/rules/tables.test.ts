import fc from 'fast-check'
import { RuleBook, type CompiledCondition } from '@shared/rules/compile'
import { DecidingClauses, askedOf, clauseOf } from '@shared/rules/deciding'
import { frameOf, groundOf, type PlainHousehold } from '@shared/rules/frame'
import { verdictOf, type Condition } from '@shared/rules/model'
import { Tables } from '@shared/rules/tables'
import { decidingClauses, leavesOf, traceOf, type TraceNode } from '@shared/rules/trace'
import { names, randomCondition, randomPlainHousehold, UNITS } from './random-conditions'
import { PlainReader } from './read-plainly'

const inForce = new Map(
  (
    [
      ['line.money', 200],
      ['line.age', 2],
    ] as const
  ).map(([id, value]) => [
    id as string,
    { id, labelZh: id, unitZh: UNITS[id] ?? '', value, from: '2026-01-01', sourceZh: '' },
  ]),
)
const WORD = { true: 'met', false: 'unmet', undefined: 'unknown' } as const

const compiled = (condition: Condition, onMember: boolean) => {
  const book = new RuleBook({ names })
  return { book, rule: book.add(condition, onMember) }
}
const subjects = (household: PlainHousehold, onMember: boolean): readonly number[] =>
  onMember ? [0, 1, 2, 31, 32, 64].filter((member) => member < household.members.length) : [0]

const verdicts = (rule: CompiledCondition, book: RuleBook, household: PlainHousehold, onMember: boolean) => {
  const frame = frameOf(book.layout, household, inForce)
  return subjects(household, onMember).map((member) => verdictOf(rule.run(frame, member)))
}

describe.each([false, true])('random rules and households (rules for a person: %p)', (onMember) => {
  const drawn = fc.tuple(randomCondition(onMember), randomPlainHousehold)

  it('the tables give the verdicts of the rule read plainly', () => {
    fc.assert(
      fc.property(drawn, ([condition, household]) => {
        const { book, rule } = compiled(condition, onMember)
        const reader = new PlainReader(household)
        const expected = subjects(household, onMember).map(
          (member) => WORD[String(reader.verdict(condition, onMember ? member : undefined)) as 'true'],
        )
        expect(verdicts(rule, book, household, onMember)).toEqual(expected)
      }),
      { numRuns: 500 },
    )
  })

  it('knowing more never turns met into unmet or back', () => {
    fc.assert(
      fc.property(drawn, fc.infiniteStream(fc.boolean()), ([condition, full], dice) => {
        const { book, rule } = compiled(condition, onMember)
        const keep = (facts: PlainHousehold['household']) =>
          Object.fromEntries(Object.entries(facts).filter(() => dice.next().value))
        const less = verdicts(
          rule,
          book,
          { household: keep(full.household), members: full.members.map(keep) },
          onMember,
        )
        const more = verdicts(rule, book, full, onMember)
        less.forEach((verdict, i) => verdict === 'unknown' || expect(more[i]).toBe(verdict))
      }),
      { numRuns: 300 },
    )
  })

  it('the order of conditions never matters', () => {
    const turned = (condition: Condition): Condition => {
      if ('all' in condition) return { all: condition.all.map(turned).reverse() }
      if ('any' in condition) return { any: condition.any.map(turned).reverse() }
      if ('not' in condition) return { not: turned(condition.not) }
      if ('anyMember' in condition) return { anyMember: turned(condition.anyMember) }
      if ('allMembers' in condition) return { allMembers: turned(condition.allMembers) }
      return condition
    }
    fc.assert(
      fc.property(drawn, ([condition, household]) => {
        const [one, other] = [compiled(condition, onMember), compiled(turned(condition), onMember)]
        expect(verdicts(other.rule, other.book, household, onMember)).toEqual(
          verdicts(one.rule, one.book, household, onMember),
        )
      }),
      { numRuns: 300 },
    )
  })

  it('the packed clauses are those of the trace, and the trace replays to the verdict', () => {
    fc.assert(
      fc.property(drawn, ([condition, household]) => {
        const { book, rule } = compiled(condition, onMember)
        const tape = book.layout.tape()
        const tables = new Tables(tape)
        const frame = frameOf(book.layout, household, inForce)
        tables.fill(tape.encoder.encode(household), groundOf(tape, inForce).bounds, frame)
        const deciding = new DecidingClauses(book.compiled)
        for (const member of subjects(household, onMember)) {
          deciding.of(tables)
          deciding.explain(rule.id, member >>> 5, onMember ? 1 << (member & 31) : 1)
          const packed = [...deciding.clauses.slice(0, deciding.length)].map((each) => {
            const { source, scope } = book.compiled.clauses[clauseOf(each)] ?? {}
            return [source, scope === 'member' ? (askedOf(each) ?? member) : undefined]
          })
          const trace = traceOf(rule, frame, member)
          expect(packed).toEqual(decidingClauses(trace).map((node) => [node.condition, node.member]))
          expect(replay(trace)).toBe(trace.verdict)
        }
      }),
      { numRuns: 250 },
    )
  })

  it('the deciding clauses alone imply the verdict', () => {
    fc.assert(
      fc.property(drawn, ([condition, household]) => {
        const { book, rule } = compiled(condition, onMember)
        const frame = frameOf(book.layout, household, inForce)
        for (const member of subjects(household, onMember).slice(0, 3)) {
          const trace = traceOf(rule, frame, member)
          if (trace.verdict === 'unknown') continue
          const left = onlyReadBy(decidingClauses(trace), household)
          expect(verdictOf(rule.run(frameOf(book.layout, left, inForce), member))).toBe(trace.verdict)
        }
      }),
      { numRuns: 200 },
    )
  })
})

/** The household with nothing known but what these clauses read. */
const onlyReadBy = (clauses: readonly TraceNode[], { household, members }: PlainHousehold): PlainHousehold => {
  const said = clauses.flatMap(leavesOf).map((leaf) => ({ text: JSON.stringify(leaf.condition), member: leaf.member }))
  const kept = (facts: PlainHousehold['household'], by: (member: number | undefined) => boolean) =>
    Object.fromEntries(
      Object.entries(facts).filter(([id]) => said.some(({ text, member }) => by(member) && text.includes(`"${id}"`))),
    )
  return {
    household: kept(household, () => true),
    members: members.map((facts, at) => kept(facts, (member) => member === at)),
  }
}

const replay = (node: TraceNode): string => {
  if (node.kind === 'countMembers' || node.kind === 'fact' || node.kind === 'compare') return node.verdict
  const parts = node.children.map(replay)
  if (node.kind === 'not') return { met: 'unmet', unmet: 'met', unknown: 'unknown' }[parts[0] as 'met']
  const [first, last] = node.kind === 'all' || node.kind === 'allMembers' ? ['unmet', 'met'] : ['met', 'unmet']
  return parts.includes(first as string) ? (first as string) : parts.includes('unknown') ? 'unknown' : (last as string)
}

it('a value of another type than its fact’s is not known, and NaN is no number', () => {
  const wrong = { 'household.flag': 'true', 'household.word': 3, 'household.count': '3', 'household.share': NaN }
  for (const [fact, value] of [
    ['household.flag', false],
    ['household.word', 'a'],
    ['household.count', 3],
    ['household.share', 0],
  ] as const)
    for (const op of ['eq', 'ne'] as const) {
      const { book, rule } = compiled({ fact, op, value }, false)
      expect(verdicts(rule, book, { household: wrong, members: [] }, false)).toEqual(['unknown'])
    }
})

it('a condition added after a household was laid out is not read from it', () => {
  const { book, rule } = compiled({ fact: 'household.flag', op: 'eq', value: true }, false)
  const frame = frameOf(book.layout, { household: { 'household.flag': true }, members: [] }, inForce)
  const later = book.add({ fact: 'household.other', op: 'eq', value: true }, false)
  expect(rule.run(frame, 0)).toBe(2)
  expect(() => later.run(frame, 0)).toThrow('added after')
})
