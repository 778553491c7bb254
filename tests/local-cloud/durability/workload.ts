import type { Document } from '../../../local-cloud/engine/document'
import type { CollectionSpec } from '../../../local-cloud'

/** What the writers do it on: every kind of index, and accounts whose sum may never change. */
export const manifest: readonly CollectionSpec[] = [
  {
    name: 'things',
    access: 'ADMINONLY',
    schemaVersion: 1,
    purpose: 'each belongs to one writer',
    indexes: [
      { name: 'writer_group', keys: { writer: 1, group: 1 } },
      { name: 'n', keys: { n: -1 } },
      { name: 'tags', keys: { tags: 1 } },
      { name: 'code', keys: { code: 1 }, unique: true },
    ],
  },
  { name: 'accounts', access: 'ADMINONLY', schemaVersion: 1, purpose: 'balances', indexes: [] },
  {
    name: 'ledger',
    access: 'ADMINONLY',
    schemaVersion: 1,
    purpose: 'every transfer, written with the two balances',
    indexes: [{ name: 'from', keys: { from: 1, amount: 1 } }],
  },
  {
    name: 'claims',
    access: 'ADMINONLY',
    schemaVersion: 1,
    purpose: 'names that all writers want',
    indexes: [{ name: 'name', keys: { name: 1 }, unique: true }],
  },
]

export const ACCOUNTS = 6
export const OPENING_BALANCE = 1000
const NAMES = 40
const MOST_OWNED = 40

/** What the writers call: the engine itself, or the official SDK. Each resolves when the cloud has acknowledged. */
export interface Port {
  insert(collection: string, documents: Document[]): Promise<unknown>
  update(query: Document, change: { inc: number; note?: string; tag?: string }): Promise<unknown>
  set(id: string, document: Document): Promise<unknown>
  remove(query: Document): Promise<unknown>
  /** Moves an amount between two accounts and writes it into the ledger, in one transaction. */
  transfer(id: string, from: string, to: string, amount: number): Promise<unknown>
  /** True for an error that says that nothing was done: a duplicate, a conflict. */
  isRefusal(error: unknown): boolean
}

/** Documents by `collection/id` as they are after an operation; `null` where it removes one. */
export type Patch = Record<string, Document | null>

export type Note =
  { kind: 'begin'; writer: number; patch: Patch } | { kind: 'done' | 'refused'; writer: number; at?: number }

export type Chance = () => number

/** Goes on with operations drawn by lot until `going` says no; notes each before it begins and when it is answered. */
export async function write(
  port: Port,
  writer: number,
  name: string,
  owned: Map<string, Document>,
  chance: Chance,
  note: (note: Note) => void,
  going: () => boolean,
): Promise<void> {
  for (let step = 0; going(); step++) {
    const operation = draw(port, writer, `${name}-${step}`, owned, chance)
    note({ kind: 'begin', writer, patch: operation.patch })
    try {
      await operation.run()
    } catch (error) {
      if (!going()) return
      if (!port.isRefusal(error)) throw error
      note({ kind: 'refused', writer })
      continue
    }
    note({ kind: 'done', writer })
    for (const [key, document] of Object.entries(operation.patch)) {
      if (!key.startsWith('things/')) continue
      if (document) owned.set(key.slice(7), document)
      else owned.delete(key.slice(7))
    }
  }
}

function draw(
  port: Port,
  writer: number,
  fresh: string,
  owned: Map<string, Document>,
  chance: Chance,
): { patch: Patch; run: () => Promise<unknown> } {
  const below = (limit: number) => Math.floor(chance() * limit)
  const ids = [...owned.keys()]
  const one = ids[below(ids.length)]
  const group = below(4)
  const make = (_id: string): Document => ({
    _id,
    writer,
    group: below(4),
    n: below(50),
    tags: Array.from({ length: below(3) }, (_, at) => `t${at}-${below(9)}`),
    code: `code-${_id}`,
    note: '记'.repeat(below(below(12) === 0 ? 3000 : 60)),
    inner: { on: chance() < 0.5, list: [below(9), null, `x${below(9)}`] },
  })
  const things = (documents: Document[]): Patch =>
    Object.fromEntries(documents.map((each) => [`things/${each._id as string}`, each]))
  const inGroup = () => [...owned.values()].filter((each) => each.group === group)
  switch (owned.size > MOST_OWNED ? 6 : below(10)) {
    case 0: {
      const documents = Array.from({ length: 2 + below(15) }, (_, at) => make(`${fresh}-${at}`))
      return { patch: things(documents), run: () => port.insert('things', documents) }
    }
    case 1:
    case 2: {
      if (one === undefined) break
      const before = owned.get(one) as Document
      const change = { inc: 1 + below(5), note: '改'.repeat(below(80)), tag: `u${below(9)}` }
      const after = {
        ...before,
        n: (before.n as number) + change.inc,
        note: change.note,
        tags: [...(before.tags as string[]), change.tag],
      }
      return { patch: things([after]), run: () => port.update({ _id: one }, change) }
    }
    case 3: {
      const changed = inGroup().map((each) => ({ ...each, n: (each.n as number) + 1 }))
      return { patch: things(changed), run: () => port.update({ writer, group }, { inc: 1 }) }
    }
    case 4: {
      const document = make(one !== undefined && chance() < 0.6 ? one : fresh)
      return { patch: things([document]), run: () => port.set(document._id as string, document) }
    }
    case 5: {
      if (one === undefined) break
      return { patch: { [`things/${one}`]: null }, run: () => port.remove({ _id: one }) }
    }
    case 6: {
      const gone = Object.fromEntries(inGroup().map((each) => [`things/${each._id as string}`, null]))
      return { patch: gone, run: () => port.remove({ writer, group }) }
    }
    case 7:
    case 8: {
      const from = below(ACCOUNTS)
      const to = (from + 1 + below(ACCOUNTS - 1)) % ACCOUNTS
      const entry = { _id: fresh, from: `a${from}`, to: `a${to}`, amount: 1 + below(9) }
      return {
        patch: { [`ledger/${fresh}`]: entry },
        run: () => port.transfer(fresh, entry.from, entry.to, entry.amount),
      }
    }
    case 9: {
      const claim = { _id: fresh, name: `name-${below(NAMES)}`, writer }
      return { patch: { [`claims/${fresh}`]: claim }, run: () => port.insert('claims', [claim]) }
    }
  }
  const document = make(fresh)
  return { patch: things([document]), run: () => port.insert('things', [document]) }
}

/** A small generator of chances with a seed (mulberry32). */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
