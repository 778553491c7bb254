import type { Vault } from '../crypto/vault'
import type { Database, RawDocument } from '../store/database'
import { isAuthentic } from './entry'
import { faultOfHead, readHead } from './chain-head'
import { FIRST_HASH, sealHash } from './seal-hash'

export interface AuditVerdict {
  ok: boolean
  entries: number
  seals: number
  unsealed: number
  /** `seal 000000000007`, `entry 01H…`: the first thing that does not hold, with why. */
  firstBroken: string | null
  /** Hash of the last link: written down elsewhere it shows what even the keeper of the database took back. */
  head: string
}

async function* inOrder(
  database: Database,
  collection: string,
  by: string,
  fields: readonly (readonly [string, { is: unknown }])[] = [],
): AsyncGenerator<RawDocument> {
  let after: { value: unknown; id: string } | undefined
  for (;;) {
    const filter = { fields, ...(after ? { after: { by, direction: 'asc' as const, ...after } } : {}) }
    const page = await database.find(collection, filter, [[by, 'asc']], 500)
    yield* page
    const last = page.at(-1)
    if (!last || page.length < 500) return
    after = { value: last[by], id: last._id }
  }
}

const entriesOf = async (database: Database, ids: readonly string[]): Promise<Map<string, RawDocument>> => {
  const found = await database.find('auditEntries', { fields: [['_id', { in: ids }]] }, [], Math.max(1, ids.length))
  return new Map(found.map((entry) => [entry._id, entry]))
}

const faultOfEntry = (vault: Vault, entry: RawDocument | undefined, seal: RawDocument, id: string): string | null => {
  if (!entry) return `entry ${id}: missing, though seal ${seal._id} covers it`
  if (!isAuthentic(vault, entry)) return `entry ${id}: changed since it was written`
  if (entry['sealed'] === true && entry['sealId'] !== seal._id) return `entry ${id}: moved to another seal`
  return null
}

/** Recomputes every HMAC and every link. Reads the whole log, 500 documents at a time. */
export const verifyEntries = async (database: Database, vault: Vault): Promise<AuditVerdict> => {
  let [entries, seals, unsealed] = [0, 0, 0]
  let head = FIRST_HASH
  const kept = await readHead(database)
  const hashes: string[] = []
  const verdict = (firstBroken: string | null): AuditVerdict => ({
    ok: firstBroken === null,
    entries,
    seals,
    unsealed,
    firstBroken,
    head,
  })

  const covered = new Set<string>()
  for await (const seal of inOrder(database, 'auditSeals', 'sequence')) {
    const ids = seal['entryIds'] as string[]
    if (seal['sequence'] !== seals + 1) return verdict(`seal ${seal._id}: a link before it is missing`)
    if (seal['previousHash'] !== head) return verdict(`seal ${seal._id}: does not follow the link before it`)
    const stored = await entriesOf(database, ids)
    for (const id of ids) {
      const fault = faultOfEntry(vault, stored.get(id), seal, id)
      if (fault) return verdict(fault)
      covered.add(id)
    }
    const said = ids.map((id) => ({ id, hmac: String(stored.get(id)?.['hmac']) }))
    const link = {
      sequence: seals + 1,
      previousHash: head,
      sealedAt: String(seal['sealedAt']),
      keyVersion: Number(seal['keyVersion']),
    }
    if (sealHash(vault, link, said) !== seal['hash']) return verdict(`seal ${seal._id}: its hash does not match`)
    head = String(seal['hash'])
    hashes.push(head)
    seals += 1
    entries += ids.length
  }
  const cut = faultOfHead(vault, kept, hashes)
  if (cut) return verdict(cut)

  for await (const entry of inOrder(database, 'auditEntries', '_id')) {
    if (covered.has(entry._id)) continue
    if (entry['sealed'] === true) return verdict(`entry ${entry._id}: marked sealed, but no seal covers it`)
    if (!isAuthentic(vault, entry)) return verdict(`entry ${entry._id}: changed since it was written`)
    unsealed += 1
    entries += 1
  }
  return verdict(null)
}
