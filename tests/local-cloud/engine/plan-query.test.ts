import type { Collection } from '../../../local-cloud/engine/collections'
import { planQuery, type SortOrder } from '../../../local-cloud/engine/plan-query'

const index = (id: number, fields: string[], more: { unique?: boolean; many?: boolean } = {}) => ({
  id,
  name: fields.join('_'),
  fields,
  directions: fields.map(() => 1),
  unique: false,
  many: false,
  ...more,
})

const tasks: Collection = {
  id: 1,
  name: 'tasks',
  indexes: [index(1, ['areaCode', 'state', 'dueOn']), index(2, ['householdId']), index(3, ['tags'], { many: true })],
}

const plan = (query: Record<string, unknown>, sort: SortOrder = []) => {
  const made = planQuery(tasks, query, sort)
  return { kind: made.kind, index: made.kind === 'index' ? made.index.name : undefined, ordered: made.ordered }
}

describe('the choice of an index', () => {
  const dueFirst: SortOrder = [['dueOn', 1]]

  test('an id is looked up by itself', () => {
    expect(plan({ _id: 'x', areaCode: '33' }).kind).toBe('ids')
    expect(plan({ _id: { $in: ['x', 'y'] } }).kind).toBe('ids')
  })

  test('equal fields then a sort are served in order by a compound index', () => {
    const expected = { kind: 'index', index: 'areaCode_state_dueOn', ordered: true }
    expect(plan({ areaCode: '33', state: 'open' }, dueFirst)).toEqual(expected)
    expect(
      plan({ areaCode: '33', state: 'open' }, [
        ['dueOn', -1],
        ['_id', -1],
      ]),
    ).toEqual(expected)
    expect(plan({ areaCode: '33', state: 'open', dueOn: { $gte: '2026-11-23' } }, dueFirst)).toEqual(expected)
  })

  test('several values for a field use the index, but are sorted afterwards', () => {
    const made = plan({ areaCode: '33', state: { $in: ['open', 'late'] } }, dueFirst)
    expect(made).toEqual({ kind: 'index', index: 'areaCode_state_dueOn', ordered: false })
  })

  test('a prefix of an area code is a range', () => {
    expect(plan({ areaCode: { $gte: '3399', $lt: '339:' } })).toMatchObject({ index: 'areaCode_state_dueOn' })
  })

  test('an index over arrays finds elements but never orders', () => {
    expect(plan({ tags: 'alone' }, [['tags', 1]])).toEqual({ kind: 'index', index: 'tags', ordered: false })
  })

  test('what no index knows is read in the order of ids', () => {
    expect(plan({ note: 'x' })).toMatchObject({ kind: 'documents', ordered: true })
    expect(plan({ note: 'x' }, [['note', 1]])).toMatchObject({ kind: 'documents', ordered: false })
  })

  test('a keyset page through an $or is bounded by the span of its branches', () => {
    const after = { $or: [{ dueOn: { $gt: '2026-11-23' } }, { dueOn: '2026-11-23', _id: { $gt: 'x' } }] }
    const made = planQuery(tasks, { areaCode: '33', state: 'open', ...after }, dueFirst)
    expect(made).toMatchObject({ kind: 'index', ordered: true, low: [3, '2026-11-23'] })
  })
})
