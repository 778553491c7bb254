import fc from 'fast-check'
import { PRINT_SIZE, printerOf, twinFinder, type Twins } from '@shared/feeds/find-twins'

const column = (name: string) => ({ name, header: name, aliases: [], type: 'text' as const })
const print = printerOf({ naturalKey: ['key'], columns: [column('key'), column('text')] })

const printsOf = (rows: readonly (readonly [string, string])[], from = 0): Uint32Array => {
  const prints = new Uint32Array(rows.length * PRINT_SIZE)
  rows.forEach(([key, text], i) => print(prints, i * PRINT_SIZE, { key, text }, from + i, from + i + 2))
  return prints
}

/** What the answer should be, with everything held in memory. */
const plainly = (rows: readonly (readonly [string, string])[]): Twins => {
  const twins: Twins = { again: [], differ: [] }
  const first = new Map<string, { text: string; place: number; spoiled: boolean }>()
  rows.forEach(([key, text], place) => {
    const before = first.get(key)
    if (!before) first.set(key, { text, place, spoiled: false })
    else if (before.text === text) twins.again.push(place)
    else {
      if (!before.spoiled) twins.differ.push({ place: before.place, line: before.place + 2 })
      before.spoiled = true
      twins.differ.push({ place, line: place + 2 })
    }
  })
  return twins
}

const sorted = ({ again, differ }: Twins): Twins => ({
  again: again.sort((a, b) => a - b),
  differ: differ.sort((a, b) => a.place - b.place),
})

it('finds the same twins as memory would, in pieces and in shares', () => {
  const row = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.constantFrom('x', 'y'))
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 30 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 4 }),
      (rows, size, shares) => {
        const pieces = Array.from({ length: Math.ceil(rows.length / size) }, (_, i) =>
          printsOf(rows.slice(i * size, (i + 1) * size), i * size),
        )
        const found: Twins = { again: [], differ: [] }
        for (let share = 0; share < shares; share++) {
          const finder = twinFinder({ share, shares })
          pieces.forEach(finder.look)
          const { again, differ } = finder.found
          found.again.push(...again)
          found.differ.push(...differ)
        }
        expect(sorted(found)).toEqual(sorted(plainly(rows)))
      },
    ),
  )
})
