import { spread } from './join-planes'
import { bitAt, lastWordMask, memberRow, wordsFor, type ColumnChunk, type Layout, type Plane } from './model'
import type { ColumnPlan, Place, PlannedRule } from './plan-model'
import type { NodePlanes } from './run-plan'

/**
 * The reasons of one rule over a chunk, packed: a plane for each clause that ever decides. Same choice as
 * `decidingClauses` of a trace: of a failed "all" the failed parts, of a met "any" the first that holds, of an unknown
 * the parts not known.
 */
export interface Reasons {
  /**
   * `clause` is its number in the rule. In a plane `onMember` the bit also says through which member, unless the clause
   * itself is one `ofHousehold`.
   */
  deciding: readonly { clause: number; ofHousehold: boolean; onMember: boolean; plane: Plane }[]
  /** A condition on the whole household inside a rule on a person: where the gate is set, what lies inside decides. */
  gates: readonly { gate: Plane; inside: Reasons }[]
}

export interface ChunkReasons {
  layout: Layout
  rules: readonly { unit: 'household' | 'person'; reasons: Reasons }[]
}

/** A clause that decides, by its number in `PlannedRule.clauses`, and the member it was read on. */
export interface DecidingClause {
  clause: number
  member?: number
}

/** Every deciding clause of every verdict of a chunk whose nodes have just been run. */
export const explainChunk = (plan: ColumnPlan, chunk: ColumnChunk, planes: NodePlanes): ChunkReasons => {
  const explaining = new Explaining(chunk.layout, planes, plan)
  return {
    layout: chunk.layout,
    rules: plan.rules.map((rule) => ({ unit: rule.rule.unit, reasons: explaining.rule(rule) })),
  }
}

type Found = { deciding: Reasons['deciding'][number][]; gates: Reasons['gates'][number][] }

interface Verdict {
  met: Plane
  open: Plane
}

class Explaining {
  private readonly beside = new Map<number, Verdict>()

  constructor(
    private readonly layout: Layout,
    private readonly planes: NodePlanes,
    private readonly plan: ColumnPlan,
  ) {}

  rule({ rule: { unit }, place, appliesNode }: PlannedRule): Reasons {
    const onMember = unit === 'person'
    const found: Found = { deciding: [], gates: [] }
    const everybody =
      appliesNode === undefined
        ? this.filled(onMember)
        : (this.planes.met[appliesNode] as Plane).slice(0, this.words(true))
    this.place(place, everybody, onMember, found)
    return found
  }

  /** `decides`: where this place decides; in member planes when `onMember`. */
  private place(place: Place, decides: Plane, onMember: boolean, found: Found): void {
    switch (place.kind) {
      case 'clause':
        found.deciding.push({
          clause: place.clause ?? 0,
          ofHousehold: place.scope === 'household',
          onMember,
          plane: decides,
        })
        return
      case 'not':
        return place.children.forEach((child) => this.place(child, decides, onMember, found))
      case 'all':
      case 'any':
        return this.join(place, decides, onMember, found)
      case 'anyMember':
      case 'allMembers':
        if (!onMember) return this.members(place, decides, found)
        found.gates.push({ gate: decides, inside: this.inside(place) })
    }
  }

  private join(place: Place, decides: Plane, onMember: boolean, found: Found): void {
    const whole = this.verdict(place.node, onMember)
    const words = this.words(onMember)
    const left = place.kind === 'any' ? decides.slice() : decides
    for (const child of place.children) {
      const part = this.verdict(child.node, onMember)
      const own = new Int32Array(words)
      same(left, whole, part, own, words)
      if (place.kind === 'any')
        for (let w = 0; w < words; w += 1) left[w] = (left[w] as number) & ~(part.met[w] as number)
      this.place(child, own, onMember, found)
    }
  }

  /** Of a met "any" and of an unmet "all" the first member, in every other case each member with the same verdict. */
  private members(place: Place, decides: Plane, found: Found): void {
    const { runRows, runStart } = this.layout
    const [child] = place.children
    if (!child) return
    const whole = this.verdict(place.node, false)
    const part = this.verdict(child.node, true)
    const own = new Int32Array(this.words(true))
    const left = decides.slice()
    for (let run = 0; run < runRows.length; run += 1) {
      const start = runStart[run] as number
      for (let w = 0, words = wordsFor(runRows[run] as number); w < words; w += 1) {
        const met = part.met[start + w] as number
        const open = part.open[start + w] as number
        const here = left[w] as number
        own[start + w] = here & ~(met ^ (whole.met[w] as number)) & ~(open ^ (whole.open[w] as number))
        left[w] = here & ~(place.kind === 'anyMember' ? met : ~open)
      }
    }
    this.place(child, own, true, found)
    const inhabited = runRows[0] ?? 0
    if (inhabited === this.layout.households) return
    const plane = decides.slice()
    plane.fill(0, 0, inhabited >>> 5)
    if (inhabited & 31) plane[inhabited >>> 5] = (plane[inhabited >>> 5] as number) & ~lastWordMask(inhabited)
    found.deciding.push({ clause: place.clause ?? 0, ofHousehold: true, onMember: false, plane })
  }

  private inside(place: Place): Reasons {
    const found: Found = { deciding: [], gates: [] }
    this.members(place, this.filled(false), found)
    return found
  }

  /** The planes of a node, a household's put beside its members where they are asked for there. */
  private verdict(node: number, onMember: boolean): Verdict {
    const [met, open] = [this.planes.met[node] as Plane, this.planes.open[node] as Plane]
    if (!onMember || this.plan.nodes[node]?.scope === 'member') return { met, open }
    let beside = this.beside.get(node)
    if (!beside) {
      const words = this.words(true)
      this.beside.set(node, (beside = { met: new Int32Array(words), open: new Int32Array(words) }))
      spread(met, this.layout, beside.met)
      spread(open, this.layout, beside.open)
    }
    return beside
  }

  private words(onMember: boolean): number {
    return onMember ? this.layout.memberWords : this.layout.householdWords
  }

  private filled(onMember: boolean): Plane {
    return new Int32Array(this.words(onMember)).fill(-1)
  }
}

const same = (decides: Plane, whole: Verdict, part: Verdict, out: Plane, words: number): void => {
  const [m1, o1, m2, o2] = [whole.met, whole.open, part.met, part.open]
  for (let w = 0; w < words; w += 1)
    out[w] =
      (decides[w] as number) & ~((m1[w] as number) ^ (m2[w] as number)) & ~((o1[w] as number) ^ (o2[w] as number))
}

/** The deciding clauses of one verdict, in the order of the rule. `row` as in the chunk's own order. */
export const decidingAt = (
  { layout, rules }: ChunkReasons,
  rule: number,
  row: number,
  member = 0,
): DecidingClause[] => {
  const of = rules[rule]
  return of ? clausesIn(of.reasons, layout, row, of.unit === 'person' ? member : undefined) : []
}

const clausesIn = ({ deciding, gates }: Reasons, layout: Layout, row: number, subject?: number): DecidingClause[] => {
  const found: DecidingClause[] = []
  const size = layout.runRows.filter((rows) => rows > row).length
  const asked = subject === undefined ? Array.from({ length: size }, (_, member) => member) : [subject]
  const membersAt = (plane: Plane): number[] => asked.filter((member) => bitAt(plane, memberRow(layout, row, member)))
  for (const { clause, ofHousehold, onMember, plane } of deciding) {
    const members = onMember ? membersAt(plane) : []
    if (onMember && !ofHousehold) found.push(...members.map((member) => ({ clause, member })))
    else if (onMember ? members.length > 0 : bitAt(plane, row)) found.push({ clause })
  }
  for (const { gate, inside } of gates) if (membersAt(gate).length > 0) found.push(...clausesIn(inside, layout, row))
  return found.sort((a, b) => a.clause - b.clause || (a.member ?? 0) - (b.member ?? 0))
}
