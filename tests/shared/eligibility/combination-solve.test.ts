import fc from 'fast-check'
import { solveCombination, type CombinationProblem } from '@shared/eligibility/combination-solve'

const holds = ({ pairs, covers }: CombinationProblem, taken: ReadonlySet<number>): boolean =>
  pairs.every(([a, b]) => !(taken.has(a) && taken.has(b))) &&
  covers.every(
    ({ of, groups }) =>
      (of !== null && !taken.has(of)) || groups.some((group) => !group.some((node) => taken.has(node))),
  )

const sums = ({ weights }: CombinationProblem, taken: Iterable<number>): number[] =>
  [...taken].reduce((total, node) => total.map((sum, at) => sum + (weights[node]?.[at] ?? 0)), [0, 0])

const compare = (a: number[], b: number[]): number => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0)

/** Every subset, one after the other. */
const bruteForce = (problem: CombinationProblem): number[] => {
  let best = [0, 0]
  for (let bits = 0; bits < 1 << problem.weights.length; bits += 1) {
    const taken = new Set(problem.weights.map((_, node) => node).filter((node) => bits & (1 << node)))
    const sum = holds(problem, taken) ? sums(problem, taken) : best
    if (compare(sum, best) > 0) best = sum
  }
  return best
}

/** Household policies are the first two nodes; three members each have some of the person policies. */
const problem: fc.Arbitrary<CombinationProblem> = fc
  .record({
    weights: fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.constant(1)), { minLength: 8, maxLength: 9 }),
    pairs: fc.array(fc.tuple(fc.nat({ max: 7 }), fc.nat({ max: 7 })), { maxLength: 12 }),
    covered: fc.subarray([0, 1]),
    held: fc.boolean(),
  })
  .map(({ weights, pairs, covered, held }) => ({
    weights,
    pairs: pairs.filter(([a, b]) => a !== b),
    covers: [
      ...covered.map((of) => ({ of, groups: [[2, 3], [4], [5, 6]] })),
      ...(held ? [{ of: null, groups: [[2], [4, 7]] }] : []),
    ],
  }))

describe('the choice of what can be held together', () => {
  it('takes a set without a conflict that weighs as much as the best of all subsets', () => {
    fc.assert(
      fc.property(problem, (given) => {
        const taken = solveCombination(given)
        expect(holds(given, taken)).toBe(true)
        expect(sums(given, taken)).toEqual(bruteForce(given))
      }),
      { numRuns: 400 },
    )
  })

  it('takes everything where nothing conflicts, and the earlier of two equals', () => {
    expect([...solveCombination({ weights: [[1], [0]], pairs: [], covers: [] })].sort()).toEqual([0, 1])
    expect([...solveCombination({ weights: [[1], [1]], pairs: [[0, 1]], covers: [] })]).toEqual([0])
  })

  it('settles thirty members of a household policy with twelve person policies each', () => {
    const members = Array.from({ length: 30 }, (_, m) => Array.from({ length: 12 }, (_unused, k) => 1 + m * 12 + k))
    const nodes = 1 + 30 * 12
    const taken = solveCombination({
      weights: Array.from({ length: nodes }, (_, node) => [(node * 7) % 5, 1]),
      pairs: members.flatMap((own) =>
        own.flatMap((a, i) =>
          own.slice(i + 1).flatMap((b, j): [number, number][] => ((i + j) % 3 === 0 ? [[a, b]] : [])),
        ),
      ),
      covers: [{ of: 0, groups: members.map((own) => own.slice(0, 1)) }],
    })
    expect(taken.size).toBeGreaterThan(60)
  })
})
