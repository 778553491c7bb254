import type { Chance } from '../../local-cloud/engine/seeded-chance'
import { query } from './random-documents'

type Stage = Record<string, unknown>

const field = (chance: Chance) => chance.pick(['$a', '$b', '$c', '$n', '$a.x', '$b.x.y', '$none'])

function operand(chance: Chance): unknown {
  return chance.bool() ? field(chance) : chance.pick([0, 1, 2, 'a', null, true])
}

function expression(chance: Chance, depth = 0): unknown {
  const inner = () => (depth < 2 && chance.below(3) === 0 ? expression(chance, depth + 1) : operand(chance))
  switch (chance.below(8)) {
    case 0:
    case 1:
      return { [chance.pick(['$eq', '$gt', '$lte', '$cmp'])]: [inner(), inner()] }
    case 2:
      return { [chance.pick(['$and', '$or'])]: [inner(), inner()] }
    case 3:
      return { $not: [inner()] }
    case 4:
      return { $cond: [inner(), inner(), inner()] }
    case 5:
      return { $ifNull: [inner(), inner()] }
    case 6:
      return { $isArray: [inner()] }
    default:
      return { $sum: [inner(), inner()] }
  }
}

const accumulator = (chance: Chance): Stage => ({
  [chance.pick(['$sum', '$avg', '$min', '$max', '$push', '$addToSet', '$first', '$last'])]: chance.bool()
    ? field(chance)
    : expression(chance),
})

/** One to four stages; whatever depends on an order is preceded by a sort that settles it. */
export function pipeline(chance: Chance, collection: string): Stage[] {
  const stages: Stage[] = []
  const sort = { $sort: { [chance.pick(['a', 'b', 'n', 'a.x'])]: chance.pick([1, -1]), _id: 1 } }
  if (chance.bool()) stages.push({ $match: query(chance) })
  stages.push(sort)
  if (chance.below(3) === 0) stages.push({ $skip: chance.below(5) }, { $limit: 1 + chance.below(40) })
  switch (chance.below(6)) {
    case 0:
      stages.push({ $unwind: { path: chance.pick(['$a', '$b', '$c']), preserveNullAndEmptyArrays: chance.bool() } })
      break
    case 1:
      stages.push({ $addFields: { e: expression(chance), f: expression(chance) } })
      break
    case 2:
      stages.push({ $project: { e: expression(chance), f: expression(chance) } })
      break
    case 3:
      stages.push(
        { $limit: 8 },
        {
          $lookup: {
            from: collection,
            localField: chance.pick(['a', 'n', 'b']),
            foreignField: chance.pick(['n', 'b', 'a.x']),
            as: 'e',
          },
        },
      )
      break
    default:
      stages.push({
        $group: {
          _id: chance.bool() ? field(chance) : expression(chance),
          e: accumulator(chance),
          f: accumulator(chance),
        },
      })
  }
  if (chance.below(8) === 0) stages.push({ $count: 'total' })
  return stages
}
