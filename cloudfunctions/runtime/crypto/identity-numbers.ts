import type { IdentityNumbers } from '../context'
import type { Vault } from './vault'

const normalise = (idNumber: string): string => idNumber.trim().toUpperCase()

/** Identity numbers: sealed with AES-256-GCM (or SM4), found again by a versioned blind index `<version>.<hex>`. */
export const identityNumbers = (vault: Vault): IdentityNumbers => {
  const indexUnder = (version: number, idNumber: string) =>
    `${version}.${vault.hmac('index', normalise(idNumber), version)}`
  return {
    index: (idNumber) => indexUnder(vault.currentVersion, idNumber),
    indexes: (idNumber) => [...vault.versions].reverse().map((version) => indexUnder(version, idNumber)),
    seal: (text) => vault.seal('identity', text),
    open: (sealed) => vault.open('identity', sealed),
  }
}
