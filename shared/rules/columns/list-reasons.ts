import type { ChunkReasons, Reasons } from './explain-chunk'
import { wordsFor, type Layout, type Plane } from './model'

/**
 * The deciding clauses of one rule written out, subject after subject: those of subject `s` are
 * `entries[ends[s - 1] .. ends[s]]` (from 0 for the first). A subject is a row of the chunk, for a rule on persons a
 * member's row (`memberRow`); rows between two runs have none. Read an entry with `clauseOf` and `memberOf`.
 */
export interface ReasonList {
  ends: Uint32Array
  entries: Uint32Array
}

const MEMBER_SHIFT = 16

export const clauseOf = (entry: number): number => entry & 0xffff
/** The member the clause was read on; -1 for a clause on the household. */
export const memberOf = (entry: number): number => (entry >>> MEMBER_SHIFT) - 1

/** Calls for every reason of every subject; each subject's come in the order of clauses. */
type Each = (visit: (subject: number, entry: number) => void) => void

export const listReasons = ({ layout, rules }: ChunkReasons, rule: number): ReasonList => {
  const of = rules[rule]
  if (!of) return { ends: new Uint32Array(), entries: new Uint32Array() }
  const onMember = of.unit === 'person'
  return written(eachReason(of.reasons, layout, onMember), (onMember ? layout.memberWords : layout.householdWords) * 32)
}

const written = (each: Each, subjects: number): ReasonList => {
  const ends = new Uint32Array(subjects)
  each((subject) => (ends[subject] = (ends[subject] as number) + 1))
  let total = 0
  for (let subject = 0; subject < subjects; subject += 1) {
    const count = ends[subject] as number
    ends[subject] = total
    total += count
  }
  const entries = new Uint32Array(total)
  each((subject, entry) => {
    const at = ends[subject] as number
    entries[at] = entry
    ends[subject] = at + 1
  })
  return { ends, entries }
}

const eachReason =
  ({ deciding, gates }: Reasons, layout: Layout, subjectIsMember: boolean): Each =>
  (visit) => {
    for (const { clause, ofHousehold, onMember, plane } of deciding) {
      if (!onMember) {
        eachBit(plane, 0, layout.households, (row) => visit(row, clause))
        continue
      }
      const seen = ofHousehold && !subjectIsMember ? new Uint8Array(layout.households) : undefined
      layout.runStart.forEach((start, member) => {
        const entry = ofHousehold ? clause : clause | ((member + 1) << MEMBER_SHIFT)
        const [base, rows] = [start * 32, layout.runRows[member] as number]
        if (subjectIsMember) eachBit(plane, start, rows, (row) => visit(base + row, entry))
        else
          eachBit(plane, start, rows, (row) => {
            // A clause on the household, reached through several members, is one reason.
            if (seen?.[row]) return
            if (seen) seen[row] = 1
            visit(row, entry)
          })
      })
    }
    for (const { gate, inside } of gates) {
      const { ends, entries } = written(eachReason(inside, layout, false), layout.householdWords * 32)
      const opened = new Uint8Array(layout.households)
      layout.runStart.forEach((start, member) =>
        eachBit(gate, start, layout.runRows[member] as number, (row) => {
          if (!subjectIsMember && opened[row]) return
          opened[row] = 1
          const subject = subjectIsMember ? start * 32 + row : row
          for (let at = row === 0 ? 0 : (ends[row - 1] as number); at < (ends[row] as number); at += 1)
            visit(subject, entries[at] as number)
        }),
      )
    }
  }

const eachBit = (plane: Plane, start: number, rows: number, visit: (row: number) => void): void => {
  const words = wordsFor(rows)
  for (let w = 0; w < words; w += 1) {
    let bits = plane[start + w] as number
    if (w === words - 1 && rows & 31) bits &= (1 << (rows & 31)) - 1
    for (; bits !== 0; bits &= bits - 1) visit(w * 32 + 31 - Math.clz32(bits & -bits))
  }
}
