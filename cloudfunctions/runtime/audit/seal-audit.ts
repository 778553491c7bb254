import type { Vault } from '../crypto/vault'
import type { Database, RawDocument } from '../store/database'
import { newDocument } from '../store/document'
import { SdkError } from '../store/sdk-error'
import { advanceHead } from './chain-head'
import { FIRST_HASH, sealHash, sealId } from './seal-hash'

const BATCH = 200
const ROUNDS = 25

const lastSeal = async (database: Database): Promise<RawDocument | undefined> =>
  (await database.find('auditSeals', { fields: [] }, [['sequence', 'desc']], 1))[0]

const mark = (database: Database, seal: RawDocument): Promise<number> =>
  database.updateWhere(
    'auditEntries',
    {
      fields: [
        ['_id', { in: seal['entryIds'] as string[] }],
        ['sealed', { is: false }],
      ],
    },
    { sealed: true, sealId: seal._id },
  )

/**
 * Chains the entries not yet sealed. Runs under the timer's lease, so one at a time; should two meet all the same, the
 * unique sequence lets only one write each link. Stopped anywhere, the next run first finishes the last link's marks.
 */
export const sealEntries = async (
  database: Database,
  vault: Vault,
  now: string,
): Promise<{ sealed: number; seals: number }> => {
  let previous = await lastSeal(database)
  if (previous) {
    await advanceHead(database, vault, previous, now)
    await mark(database, previous)
  }
  let [sealed, seals] = [0, 0]
  while (seals < ROUNDS) {
    const filter = { fields: [['sealed', { is: false }]] as const }
    const entries = await database.find('auditEntries', filter, [['_id', 'asc']], BATCH)
    if (entries.length === 0) break
    const sequence = Number(previous?.['sequence'] ?? 0) + 1
    const link = {
      sequence,
      previousHash: String(previous?.['hash'] ?? FIRST_HASH),
      sealedAt: now,
      keyVersion: vault.currentVersion,
    }
    const said = entries.map((entry) => ({ id: entry._id, hmac: String(entry['hmac']) }))
    const fields = { ...link, entryIds: entries.map((entry) => entry._id), hash: sealHash(vault, link, said) }
    const seal = newDocument('auditSeals', fields, sealId(sequence), now)
    try {
      await database.add('auditSeals', seal)
    } catch (error) {
      if (error instanceof SdkError && error.failure === 'duplicate') break
      throw error
    }
    await advanceHead(database, vault, seal, now)
    await mark(database, seal)
    previous = seal
    sealed += entries.length
    seals += 1
  }
  return { sealed, seals }
}
