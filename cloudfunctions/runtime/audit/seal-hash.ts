import { canonicalJson } from '../canonical-json'
import type { Vault } from '../crypto/vault'

export const FIRST_HASH = '0'.repeat(64)

export const sealId = (sequence: number): string => String(sequence).padStart(12, '0')

/** The link of the chain: covers the link before it, its own place and each entry's id and HMAC, in order. */
export const sealHash = (
  vault: Vault,
  seal: { sequence: number; previousHash: string; sealedAt: string; keyVersion: number },
  entries: readonly { id: string; hmac: string }[],
): string =>
  vault.hmac(
    'audit',
    canonicalJson({
      sequence: seal.sequence,
      previousHash: seal.previousHash,
      sealedAt: seal.sealedAt,
      entries: entries.map(({ id, hmac }) => [id, hmac]),
    }),
    seal.keyVersion,
  )
