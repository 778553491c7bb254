/**
 * A household policy that leaves out whoever takes one of certain person policies, and so needs at least one member who
 * takes none: `groups` holds, for each member, the nodes that leave that member out.
 */
export interface Cover {
  /** The node of the household policy; null where the household has it already. */
  of: number | null
  groups: readonly (readonly number[])[]
}

export interface CombinationProblem {
  /** Of each node what counts, most weighty first; all values ≥ 0. */
  weights: readonly (readonly number[])[]
  pairs: readonly (readonly [number, number])[]
  covers: readonly Cover[]
}

interface ArmedCover extends Cover {
  /** Its household policy is taken: one group must stay without a chosen node. */
  armed: boolean
}

interface State {
  free: ReadonlySet<number>
  covers: readonly ArmedCover[]
}

/** Branchings after which the search only completes what it has: far above any real household, a bound for a broken overlay. */
const MOST_STEPS = 20_000

/**
 * The nodes that may all be taken together and weigh most, compared by the first weight, then the second …; on a tie
 * the earlier nodes. Exact: splits into components and branches on the node with most conflicts.
 */
export const solveCombination = (problem: CombinationProblem): ReadonlySet<number> => {
  const search = new Search(problem)
  const free = new Set(problem.weights.map((_, node) => node))
  return new Set(search.best({ free, covers: problem.covers.map((cover) => ({ ...cover, armed: cover.of === null })) }))
}

class Search {
  private readonly neighbours: ReadonlyMap<number, ReadonlySet<number>>
  private steps = 0

  constructor(private readonly problem: CombinationProblem) {
    const neighbours = new Map<number, Set<number>>()
    for (const [a, b] of problem.pairs) {
      neighbours.set(a, (neighbours.get(a) ?? new Set()).add(b))
      neighbours.set(b, (neighbours.get(b) ?? new Set()).add(a))
    }
    this.neighbours = neighbours
  }

  best(state: State): readonly number[] {
    return this.componentsOf(state).flatMap((part) => this.bestOfComponent(part))
  }

  private bestOfComponent(state: State): readonly number[] {
    const node = this.branchNode(state)
    if (node === undefined) return [...state.free]
    this.steps += 1
    const taken = this.take(state, node)
    const withIt = taken && [node, ...this.best(taken)]
    if (withIt && this.steps > MOST_STEPS) return withIt
    const without = this.best(this.leave(state, node))
    return withIt && !this.weighsMore(without, withIt) ? withIt : without
  }

  /** The household policy of a cover first, then whichever has most conflicts, then the earlier one. */
  private branchNode({ free, covers }: State): number | undefined {
    const household = covers.map(({ of }) => of).find((of) => of !== null && free.has(of))
    if (typeof household === 'number') return household
    let best: number | undefined
    let most = 0
    for (const node of [...free].sort((a, b) => a - b)) {
      const conflicts = this.conflictsIn(node, free).length + covers.filter((cover) => groupOf(cover, node)).length
      if (conflicts > most) [best, most] = [node, conflicts]
    }
    return best
  }

  private conflictsIn(node: number, free: ReadonlySet<number>): number[] {
    return [...(this.neighbours.get(node) ?? [])].filter((other) => free.has(other))
  }

  private take(state: State, node: number): State | undefined {
    let next: State = this.without(state, node)
    const covers: ArmedCover[] = []
    const barred = this.conflictsIn(node, state.free)
    for (const cover of state.covers) {
      const armed = cover.armed || cover.of === node
      const groups = cover.groups.filter((group) => !group.includes(node))
      if (groups.length === 0) {
        if (armed) return undefined
        if (cover.of !== null) barred.push(cover.of)
      } else covers.push({ of: cover.of, armed, groups })
    }
    next = { ...next, covers }
    for (const other of barred) next = this.leave(next, other)
    return next
  }

  private leave(state: State, node: number): State {
    const covers = state.covers.flatMap((cover) => {
      if (cover.of === node && !cover.armed) return []
      const groups = cover.groups.map((group) => group.filter((one) => one !== node))
      return groups.some((group) => group.length === 0) ? [] : [{ ...cover, groups }]
    })
    return { ...this.without(state, node), covers }
  }

  private without({ free, covers }: State, node: number): State {
    const rest = new Set(free)
    rest.delete(node)
    return { free: rest, covers }
  }

  /** Parts that have nothing to do with one another. */
  private componentsOf(state: State): State[] {
    const open = new Set([...state.free].sort((a, b) => a - b))
    const parts: State[] = []
    for (const start of open) {
      const part = new Set<number>()
      const queue = [start]
      for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
        if (!open.delete(node)) continue
        part.add(node)
        queue.push(...this.conflictsIn(node, open))
        for (const cover of state.covers.filter((one) => touches(one, node)))
          queue.push(...[cover.of ?? node, ...cover.groups.flat()].filter((other) => open.has(other)))
      }
      parts.push({ free: part, covers: state.covers.filter((cover) => [...part].some((node) => touches(cover, node))) })
    }
    return parts
  }

  private weighsMore(a: readonly number[], b: readonly number[]): boolean {
    const { weights } = this.problem
    for (let at = 0; at < (weights[0]?.length ?? 0); at += 1) {
      const sum = (nodes: readonly number[]): number =>
        nodes.reduce((total, node) => total + (weights[node]?.[at] ?? 0), 0)
      const difference = sum(a) - sum(b)
      if (difference !== 0) return difference > 0
    }
    return false
  }
}

const groupOf = ({ groups }: Cover, node: number): boolean => groups.some((group) => group.includes(node))

const touches = (cover: ArmedCover, node: number): boolean =>
  (!cover.armed && cover.of === node) || groupOf(cover, node)
