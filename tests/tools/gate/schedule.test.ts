import { schedule } from '../../../tools/gate/schedule'
import type { StepResult } from '../../../tools/gate/run-step'
import { chooseSteps, STEPS, type Step } from '../../../tools/gate/steps'

const step = (name: string, after: string[] = []): Step => ({ name, kind: 'check', command: [], after })
const result = (of: Step, failed = 0): StepResult => ({
  step: of,
  count: { passed: 1 - failed, failed, skipped: 0 },
  seconds: 0,
  output: '',
})

/** Runs steps that each take one turn of the loop, and notes the most that ran at once. */
async function play(steps: readonly Step[], failing: readonly string[] = []) {
  const order: string[] = []
  let running = 0
  let most = 0
  const results = await schedule(
    steps,
    2,
    async (one) => {
      order.push(one.name)
      most = Math.max(most, ++running)
      await new Promise((resolve) => setImmediate(resolve))
      running--
      return result(one, failing.includes(one.name) ? 1 : 0)
    },
    () => {},
  )
  return { order, most, results }
}

test('two steps run at a time, never three', async () => {
  const { most, results } = await play(['a', 'b', 'c', 'd', 'e'].map((name) => step(name)))
  expect(most).toBe(2)
  expect(results).toHaveLength(5)
})

test('a step waits for what it reads, and others go ahead of it', async () => {
  const { order } = await play([step('build'), step('browser', ['build']), step('types')])
  expect(order).toEqual(['build', 'types', 'browser'])
})

test('a step whose build failed is not run and counts as failed', async () => {
  const { order, results } = await play([step('build'), step('browser', ['build'])], ['build'])
  expect(order).toEqual(['build'])
  expect(results.map(({ count }) => count.failed)).toEqual([1, 1])
  expect(results[1]!.output).toBe('Not run, because build failed.')
})

test('steps that wait for each other are an error, not a standstill', async () => {
  await expect(play([step('a', ['b']), step('b', ['a'])])).rejects.toThrow('Steps wait for each other: a, b')
})

test('choosing a step brings the builds it reads, and nothing else', () => {
  expect(chooseSteps(['e2e']).map(({ name }) => name)).toEqual(['build:functions', 'build:h5', 'e2e'])
})

test('choosing nothing is the whole gate; a wrong name lists the right ones', () => {
  expect(chooseSteps([])).toBe(STEPS)
  expect(() => chooseSteps(['typos'])).toThrow(/No step called typos\. Steps: .*types/)
})
