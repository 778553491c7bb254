import { hkdfSync } from 'node:crypto'
import type { RuntimeConfig } from '../config'
import { aesSuite } from './aes-suite'
import { wrapLabel } from './generate-keys'
import { smSuite } from './sm-suite'
import type { CipherSuite } from './suite'

/** What a key is used for; each use has its own key, and a value sealed for one use does not open for another. */
export type KeyUse = 'identity' | 'json' | 'text' | 'index' | 'audit' | 'code' | 'push'

export interface Vault {
  currentVersion: number
  /** `k<version>.<base64url>` */
  seal(use: KeyUse, plain: string): string
  open(use: KeyUse, sealed: string): string
  sealBytes(use: KeyUse, plain: Buffer): string
  openBytes(use: KeyUse, sealed: string): Buffer
  /** Hex HMAC under the given key version. */
  hmac(use: KeyUse, data: string, version?: number): string
  versions: readonly number[]
}

interface Key {
  suite: CipherSuite
  of(use: KeyUse): Buffer
}

const SUITES: Record<CipherSuite['code'], CipherSuite> = { aes: aesSuite, sm: smSuite }

const unwrap = (config: Pick<RuntimeConfig, 'masterKey' | 'keyRing'>, version: string): Key => {
  const entry = config.keyRing.keys[version]
  if (!entry) throw new Error(`no key of version ${version}`)
  const dataKey = aesSuite.decrypt(config.masterKey, Buffer.from(entry.wrapped, 'base64'), wrapLabel(version))
  const derived = new Map<KeyUse, Buffer>()
  return {
    suite: SUITES[entry.suite],
    of: (use) => {
      const known = derived.get(use)
      if (known) return known
      const key = Buffer.from(hkdfSync('sha256', dataKey, Buffer.alloc(0), `koumen:${use}`, 32))
      derived.set(use, key)
      return key
    },
  }
}

/** Opens the key ring once; a wrong master key is told at start, not at the first identity number. */
export const openVault = (config: Pick<RuntimeConfig, 'masterKey' | 'keyRing'>): Vault => {
  const versions = Object.keys(config.keyRing.keys)
    .map(Number)
    .sort((a, b) => a - b)
  const keys = new Map<number, Key>()
  for (const version of versions) {
    try {
      keys.set(version, unwrap(config, String(version)))
    } catch {
      throw new Error(`Koumen is not configured: KOUMEN_MASTER_KEY does not open version ${version} of KOUMEN_KEYS.`)
    }
  }
  const keyOf = (version: number): Key => {
    const key = keys.get(version)
    if (!key) throw new Error(`no key of version ${version}`)
    return key
  }
  const { current } = config.keyRing
  const sealBytes: Vault['sealBytes'] = (use, plain) => {
    const key = keyOf(current)
    const sealed = key.suite.encrypt(key.of(use), plain, Buffer.from(use))
    return `k${current}.${sealed.toString('base64url')}`
  }
  const openBytes: Vault['openBytes'] = (use, sealed) => {
    const dot = sealed.indexOf('.')
    const version = Number(sealed.slice(1, dot))
    if (dot < 2 || !sealed.startsWith('k') || !Number.isInteger(version)) throw new Error('not a sealed value')
    const key = keyOf(version)
    return key.suite.decrypt(key.of(use), Buffer.from(sealed.slice(dot + 1), 'base64url'), Buffer.from(use))
  }
  return {
    currentVersion: current,
    versions,
    sealBytes,
    openBytes,
    seal: (use, plain) => sealBytes(use, Buffer.from(plain, 'utf8')),
    open: (use, sealed) => openBytes(use, sealed).toString('utf8'),
    hmac: (use, data, version = current) => {
      const key = keyOf(version)
      return key.suite.hmac(key.of(use), data).toString('hex')
    },
  }
}
