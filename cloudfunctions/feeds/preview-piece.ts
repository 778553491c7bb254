import type { Facts, FactSheet } from '@shared/facts/sheet'
import type { BatchPreview } from '@shared/feeds/model'
import type { Context, Doc, Tx } from '../runtime'
import { openSheet } from '../runtime/records/blocks'
import type { Batch } from './batch-progress'
import { openLedger, type RowChange } from './row-ledger'
import type { Taken } from './take-rows'

type AnyDocument = Doc<'factSheets'> & Record<string, unknown>

/** A transaction that reads what is stored, writes into memory and is never committed. */
export interface DryRun {
  tx: Tx
  ledger: RowChange[]
  /** Blocks of fact sheets it wrote, as they stood before and as they would stand. */
  sheets: Map<string, { before: AnyDocument | null; after: AnyDocument }>
}

const EXAMPLES = 8

export const dryTx = (ctx: Context): DryRun => {
  const written = new Map<string, AnyDocument | null>()
  const sheets: DryRun['sheets'] = new Map()
  const read = ctx.store as unknown as Record<string, { get(id: string): Promise<AnyDocument | null> }>
  const collection = (name: string) => {
    const get = async (id: string): Promise<AnyDocument | null> => {
      const key = `${name}/${id}`
      return written.has(key) ? (written.get(key) ?? null) : ((await read[name]?.get(id)) ?? null)
    }
    const write = async (id: string, fields: object): Promise<AnyDocument> => {
      const before = await get(id)
      const after = { ...before, ...fields, _id: id, version: (before?.version ?? 0) + 1 } as AnyDocument
      written.set(`${name}/${id}`, after)
      if (name === 'factSheets') sheets.set(id, { before: sheets.get(id)?.before ?? before, after })
      return after
    }
    return {
      get,
      getMany: async (ids: readonly string[]) =>
        (await Promise.all(ids.map(get))).flatMap((document) => (document ? [document] : [])),
      insertMany: async (documents: readonly { _id?: string }[]) => {
        for (const document of documents) await write(document._id ?? ctx.newId(), document)
      },
      insert: (document: { _id?: string }) => write(document._id ?? ctx.newId(), document),
      insertOnce: async (document: { _id: string }) => {
        const known = await get(document._id)
        return known
          ? { inserted: false, document: known }
          : { inserted: true, document: await write(document._id, document) }
      },
      update: (seen: { _id: string }, patch: object) => write(seen._id, patch),
      put: (document: { _id: string }) => write(document._id, document),
      remove: async (id: string) => void written.set(`${name}/${id}`, null),
    }
  }
  const collections = new Map<string, ReturnType<typeof collection>>()
  const tx = new Proxy({} as Tx, {
    get: (_, name) => {
      if (name === 'audit' || name === 'enqueue') return () => undefined
      const known = collections.get(String(name)) ?? collection(String(name))
      collections.set(String(name), known)
      return known
    },
  })
  return { tx, ledger: openLedger(tx), sheets }
}

const valueOf = (facts: Facts, id: string): string => (facts[id] ? JSON.stringify(facts[id].value) : '')

const differences = (before: FactSheet, after: FactSheet): { factId: string; before: string; after: string }[] => {
  const pairs: [Facts, Facts][] = [
    [before.household, after.household],
    ...after.members.map(({ personId, facts }): [Facts, Facts] => [
      before.members.find((one) => one.personId === personId)?.facts ?? {},
      facts,
    ]),
  ]
  return pairs.flatMap(([old, now]) =>
    [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((factId) => {
      const [was, is] = [valueOf(old, factId), valueOf(now, factId)]
      return was === is ? [] : [{ factId, before: was, after: is }]
    }),
  )
}

/** Households of the blocks whose sealed sheets differ. */
const changedHomes = ({ sheets }: DryRun) =>
  [...sheets.values()].flatMap(({ before, after }) =>
    Object.keys(after.homes).flatMap((_id) =>
      before?.homes[_id] === after.homes[_id] ? [] : [{ _id, before, after }],
    ),
  )

const EMPTY: BatchPreview = { added: 0, changed: 0, unchanged: 0, households: 0, leaving: 0, facts: {}, examples: [] }

/** Adds what one piece would change to the counts of the preview: no names, no numbers of people. */
export const addToPreview = (ctx: Context, batch: Batch, dry: DryRun, taken: Taken): BatchPreview => {
  const preview = batch.preview ?? EMPTY
  const added = Math.min(taken.accepted, dry.ledger.filter(({ before }) => before === null).length)
  const facts = { ...preview.facts }
  const examples = [...preview.examples]
  for (const { _id, before, after } of changedHomes(dry)) {
    const nobody = { _id, members: [] }
    const changed = differences(openSheet(ctx, before, nobody), openSheet(ctx, after, nobody))
    for (const factId of new Set(changed.map((one) => one.factId))) facts[factId] = (facts[factId] ?? 0) + 1
    for (const one of changed)
      if (examples.length < EXAMPLES && !examples.some(({ factId }) => factId === one.factId)) examples.push(one)
  }
  return {
    ...preview,
    added: preview.added + added,
    unchanged: preview.unchanged + taken.unchanged,
    changed: preview.changed + Math.max(0, taken.accepted - taken.unchanged - added),
    households: preview.households + new Set(taken.homes).size,
    facts,
    examples,
  }
}
