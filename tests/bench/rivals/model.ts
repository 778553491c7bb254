import type { Condition, Literal, Op } from '@shared/rules/model'

/** A rule with parameters put in as plain numbers, in yuan: what a user of another engine would write. */
export type PlainRule = { id: string; condition: PlainCondition }
export type PlainCondition =
  | { all: PlainCondition[] }
  | { any: PlainCondition[] }
  | { not: PlainCondition }
  | { fact: string; op: Op; value: Literal | Literal[] }
  | { anyMember: PlainCondition }
  | { allMembers: PlainCondition }

export type Facts = Readonly<Record<string, Literal>>

/** Facts as nested objects, `person.age` at `.person.age`: what most engines read. */
export interface Nested {
  household: Record<string, Literal>
  person: Record<string, Literal>
  members: { household: Record<string, Literal>; person: Record<string, Literal> }[]
}

/** One household or one member, ready in both forms, so that no engine pays for the other's. */
export interface Subject {
  household: Facts
  member: Facts | undefined
  members: readonly Facts[]
  nested: Nested
}

export type Answer = (subject: Subject) => readonly boolean[] | Promise<readonly boolean[]>

/** Another engine. `prepare` compiles once; its answer says for each rule whether it holds. */
export interface Rival {
  name: string
  /** What a reader must know to read the figure rightly. */
  remark: string
  prepare(rules: readonly PlainRule[]): Answer | Promise<Answer>
}

type Parameters = ReadonlyMap<string, number | undefined>

/** Puts parameters in and drops the notes. The catalogue's rules use no other form. */
export const plainly = (condition: Condition, parameters: Parameters): PlainCondition => {
  if ('all' in condition) return { all: condition.all.map((part) => plainly(part, parameters)) }
  if ('any' in condition) return { any: condition.any.map((part) => plainly(part, parameters)) }
  if ('not' in condition) return { not: plainly(condition.not, parameters) }
  if ('anyMember' in condition) return { anyMember: plainly(condition.anyMember, parameters) }
  if ('allMembers' in condition) return { allMembers: plainly(condition.allMembers, parameters) }
  if (!('fact' in condition)) throw new Error(`no rival is given ${JSON.stringify(condition)}`)
  const { fact, op, value } = condition
  if (typeof value !== 'object' || Array.isArray(value)) return { fact, op, value }
  const number = 'param' in value ? parameters.get(value.param) : undefined
  if (number === undefined || !('param' in value)) throw new Error(`no plain number for ${JSON.stringify(value)}`)
  return { fact, op, value: number * (value.times ?? 1) }
}

const under = (facts: Facts, prefix: string): Record<string, Literal> =>
  Object.fromEntries(
    Object.entries(facts).flatMap(([id, value]) => (id.startsWith(prefix) ? [[id.slice(prefix.length), value]] : [])),
  )

/** The household itself (first) and each of its members. */
export const subjectsOf = (household: Facts, members: readonly Facts[]): [Subject, ...Subject[]] => {
  const own = under(household, 'household.')
  const people = members.map((facts) => ({ household: own, person: under(facts, 'person.') }))
  const subject = (member?: number): Subject => ({
    household,
    member: member === undefined ? undefined : members[member],
    members,
    nested: { household: own, person: member === undefined ? {} : (people[member]?.person ?? {}), members: people },
  })
  return [subject(), ...members.map((_, member) => subject(member))]
}
