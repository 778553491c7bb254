import type { Chance } from '../../local-cloud/engine/seeded-chance'

type Fields = Record<string, unknown>

/** Few values of many types, so that they meet often. */
export function value(chance: Chance, depth = 0): unknown {
  const kind = chance.below(depth < 2 ? 14 : 8)
  if (kind <= 2) return chance.pick([-1, 0, 1, 1, 2, 2.5])
  if (kind <= 4) return chance.pick(['', 'a', 'a', 'ab', 'B'])
  if (kind === 5) return null
  if (kind === 6) return chance.bool()
  if (kind === 7) return new Date(chance.pick([0, 86_400_000, 1_790_000_000_000]))
  if (kind <= 10) return Array.from({ length: chance.below(5) }, () => value(chance, depth + 1))
  return fields(chance, depth + 1)
}

function fields(chance: Chance, depth: number): Fields {
  const names = ['x', 'y', 'z'].filter(() => chance.bool())
  return Object.fromEntries(names.map((name) => [name, value(chance, depth)]))
}

export function document(chance: Chance, at: number): Fields {
  const made: Fields = { _id: `d${String(at).padStart(3, '0')}` }
  for (const name of ['a', 'b', 'c']) if (chance.below(5) > 0) made[name] = value(chance)
  if (chance.bool()) made.n = chance.below(5)
  if (chance.bool()) made.l = Array.from({ length: chance.below(4) }, () => chance.pick([0, 1, 2, 'a', null, [1]]))
  return made
}

export const documents = (chance: Chance, count: number): Fields[] =>
  Array.from({ length: count }, (_, at) => document(chance, at))

const path = (chance: Chance) =>
  chance.pick(['a', 'b', 'c', 'n', 'l', 'l', 'a.x', 'a.y', 'b.x', 'a.0', 'b.1', 'a.0.x', 'c.x.y', 'a.x.0'])

function scalar(chance: Chance): unknown {
  return value(chance, 2)
}

function condition(chance: Chance, depth: number): unknown {
  switch (chance.below(15)) {
    case 0:
      return value(chance)
    case 1:
    case 2:
      return { [chance.pick(['$gt', '$gte', '$lt', '$lte'])]: chance.below(4) === 0 ? value(chance) : scalar(chance) }
    case 3:
      return { $gte: chance.pick([-1, 0, 1]), $lt: chance.pick([1, 2, 7]) }
    case 4:
      return { $ne: value(chance, 1) }
    case 5:
      return { [chance.pick(['$in', '$nin'])]: Array.from({ length: chance.below(4) }, () => value(chance, 1)) }
    case 6:
      return { $exists: chance.bool() }
    case 7:
      return { $size: chance.below(3) }
    case 8:
      return { $all: Array.from({ length: chance.below(3) }, () => scalar(chance)) }
    case 9:
      return { $type: chance.pick(['string', 'number', 'array', 'object', 'null', 'bool', 'date', 'double']) }
    case 10:
      return { $mod: [chance.pick([2, 3]), chance.below(2)] }
    case 11:
      return depth > 1 ? scalar(chance) : { $not: { [chance.pick(['$gt', '$lte', '$eq'])]: scalar(chance) } }
    case 12:
      return { $elemMatch: { [chance.pick(['$gt', '$lt', '$eq', '$ne'])]: scalar(chance) } }
    case 13:
      return depth > 1 ? scalar(chance) : { $elemMatch: query(chance, depth + 2, ['x', 'y', 'x.y', '0']) }
    default:
      return { $regex: chance.pick(['^a', 'b$', '.']), $options: chance.pick(['', 'i']) }
  }
}

export function query(chance: Chance, depth = 0, names?: readonly string[]): Fields {
  const made: Fields = {}
  const field = () => (names ? chance.pick(names) : path(chance))
  for (let parts = chance.below(4) === 0 ? 2 : 1; parts > 0; parts--) {
    if (depth < 2 && chance.below(5) === 0) {
      const operator = chance.pick(['$and', '$or', '$nor'])
      made[operator] = [query(chance, depth + 1, names), query(chance, depth + 1, names)]
    } else made[field()] = condition(chance, depth)
  }
  return made
}

export function update(chance: Chance): Fields {
  const operators: [string, () => unknown][] = [
    ['$set', () => value(chance)],
    ['$unset', () => ''],
    ['$inc', () => chance.pick([1, -2, 0.5])],
    ['$mul', () => chance.pick([2, 0, -1])],
    ['$min', () => scalar(chance)],
    ['$max', () => scalar(chance)],
    ['$push', () => (chance.bool() ? value(chance, 1) : pushSpec(chance))],
    ['$addToSet', () => (chance.bool() ? value(chance, 1) : { $each: [value(chance, 1), value(chance, 1)] })],
    ['$pull', () => (chance.bool() ? scalar(chance) : { [chance.pick(['$gte', '$lt', '$in'])]: [1, 'a'] })],
    ['$pullAll', () => [scalar(chance), scalar(chance)]],
    ['$pop', () => chance.pick([1, -1])],
  ]
  const fitting: Record<string, string[]> = {
    n: ['$set', '$inc', '$mul', '$min', '$max', '$unset'],
    l: ['$push', '$addToSet', '$pull', '$pullAll', '$pop', '$push'],
  }
  const used = chance.pick([
    ['a'],
    ['b', 'n'],
    ['a.x', 'c'],
    ['b.0', 'n'],
    ['b.x', 'a'],
    ['c.x.y'],
    ['new.field', 'n'],
    ['l'],
    ['l', 'n'],
    ['n', 'l'],
    ['l', 'new'],
    ['n', 'a'],
  ])
  const made: Record<string, Fields> = {}
  for (const name of used) {
    const wanted = fitting[name]
    const [operator, argument] = chance.pick(operators.filter(([each]) => wanted?.includes(each) ?? true))
    let given = argument()
    if (
      operator === '$pull' &&
      given !== null &&
      typeof given === 'object' &&
      '$in' in given === false &&
      !(given instanceof Date)
    ) {
      given = { [Object.keys(given)[0] ?? '$gte']: chance.pick([1, 'a']) }
    }
    made[operator] = { ...made[operator], [name]: given }
  }
  return made
}

function pushSpec(chance: Chance): Fields {
  return {
    $each: [value(chance, 1), value(chance, 1)],
    ...(chance.bool() ? { $position: chance.below(3) } : {}),
    ...(chance.bool() ? { $sort: chance.pick([1, -1]) } : {}),
    ...(chance.bool() ? { $slice: chance.pick([-2, 0, 1, 3]) } : {}),
  }
}
