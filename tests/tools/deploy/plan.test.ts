import { collections, type CollectionSpec } from '../../../config/collections'
import { functions } from '../../../config/functions'
import { describeStep, EMPTY, planDeployment } from '../../../tools/deploy/plan'

const two: CollectionSpec[] = [
  {
    ...collections[0]!,
    name: 'first',
    indexes: [
      { name: 'a_1', keys: { a: 1 as const } },
      { name: 'b_1', keys: { b: 1 as const }, unique: true },
    ],
  },
  { ...collections[0]!, name: 'second', indexes: [] },
]
const one = [
  { name: 'demo', timeoutSeconds: 20, memoryMb: 256, timers: [{ name: 'scan', cron: '0 10 6 * * * *' }], openapi: [] },
]

describe('the plan of a deployment', () => {
  it('for an empty environment makes everything, data before code', () => {
    expect(planDeployment(two, one, EMPTY).map(describeStep)).toEqual([
      'create collection first',
      'close collection  first (ADMINONLY)',
      'create index      first.a_1',
      'create index      first.b_1 (unique)',
      'create collection second',
      'close collection  second (ADMINONLY)',
      'create function   demo (20 s, 256 MB; timers: scan "0 10 6 * * * *")',
    ])
  })

  it('for a running environment adds what is missing, closes what is there, and removes nothing', () => {
    const state = {
      collections: new Map([
        ['first', ['a_1', 'old_1']],
        ['abandoned', []],
      ]),
      functions: new Set(['demo', 'retired']),
    }
    expect(planDeployment(two, one, state).map(describeStep)).toEqual([
      'close collection  first (ADMINONLY)',
      'create index      first.b_1 (unique)',
      'create collection second',
      'close collection  second (ADMINONLY)',
      'update function   demo (20 s, 256 MB; timers: scan "0 10 6 * * * *")',
    ])
  })

  it('of the whole house closes every collection', () => {
    const steps = planDeployment(collections, functions, EMPTY)
    expect(steps.filter((step) => step.kind === 'closeCollection')).toHaveLength(collections.length)
    expect(steps.filter((step) => step.kind === 'createFunction')).toHaveLength(functions.length)
  })
})
