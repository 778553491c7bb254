import { canonicalJson } from '../canonical-json'
import type { Vault } from '../crypto/vault'
import type { Database, RawDocument } from '../store/database'
import { newDocument } from '../store/document'
import { SdkError } from '../store/sdk-error'
import { sealId } from './seal-hash'

const HEAD = 'auditHead'

const signatureOf = (vault: Vault, sequence: unknown, hash: unknown, keyVersion: number): string =>
  vault.hmac('audit', canonicalJson({ head: sequence, hash }), keyVersion)

/**
 * How far the chain had come, signed and kept apart from it, so that cutting off its end shows. It only ever steps from
 * one link to the next that follows it: once it does not fit the chain it stays so, and no later run heals it.
 */
export const advanceHead = async (database: Database, vault: Vault, seal: RawDocument, now: string): Promise<void> => {
  const [sequence, hash] = [Number(seal['sequence']), String(seal['hash'])]
  const keyVersion = vault.currentVersion
  const fields = { sequence, hash, keyVersion, signature: signatureOf(vault, sequence, hash, keyVersion) }
  if (sequence > 1) {
    const before = [
      ['_id', { is: HEAD }],
      ['sequence', { is: sequence - 1 }],
      ['hash', { is: seal['previousHash'] }],
    ] as const
    await database.updateWhere('operations', { fields: before }, fields)
    return
  }
  try {
    await database.add('operations', newDocument('operations', fields, HEAD, now))
  } catch (error) {
    if (!(error instanceof SdkError && error.failure === 'duplicate')) throw error
  }
}

export const readHead = (database: Database): Promise<RawDocument | null> => database.get('operations', HEAD)

/** What the head says against the chain, `hashes` being those of its links in order; null when it fits. */
export const faultOfHead = (vault: Vault, head: RawDocument | null, hashes: readonly string[]): string | null => {
  if (!head) return hashes.length === 0 ? null : 'head: missing, though there are seals'
  const { sequence, hash, keyVersion, signature } = head
  if (signature !== signatureOf(vault, sequence, hash, Number(keyVersion))) return 'head: changed since it was written'
  const known = hashes[Number(sequence) - 1]
  if (known === undefined) return `seal ${sealId(Number(sequence))}: missing, the end of the chain was cut off`
  return known === hash ? null : `seal ${sealId(Number(sequence))}: not the one that was sealed`
}
