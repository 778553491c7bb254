import { randomBytes } from 'node:crypto'
import type { KeyRing } from '../config'
import { aesSuite } from './aes-suite'
import type { CipherSuite } from './suite'

/** What a new installation puts into the functions' environment; keep it in a key file or secret store, never in the code. */
export interface KeyEnvironment {
  KOUMEN_MASTER_KEY: string
  KOUMEN_KEYS: string
}

/** Associated data of a wrapped data key: a key wrapped as version 1 does not open as version 2. */
export const wrapLabel = (version: string): Buffer => Buffer.from(`koumen:data-key:${version}`)

export const generateKeys = (suite: CipherSuite['code'] = 'aes'): KeyEnvironment =>
  environmentOf(randomBytes(32), { current: 0, keys: {} }, suite)

/** Adds a version and makes it current; older versions stay, so that what they sealed still opens. */
export const addKeyVersion = (environment: KeyEnvironment, suite: CipherSuite['code'] = 'aes'): KeyEnvironment =>
  environmentOf(
    Buffer.from(environment.KOUMEN_MASTER_KEY, 'base64'),
    JSON.parse(environment.KOUMEN_KEYS) as KeyRing,
    suite,
  )

const environmentOf = (masterKey: Buffer, ring: KeyRing, suite: CipherSuite['code']): KeyEnvironment => {
  const current = ring.current + 1
  const wrapped = aesSuite.encrypt(masterKey, randomBytes(32), wrapLabel(String(current))).toString('base64')
  const next: KeyRing = { current, keys: { ...ring.keys, [String(current)]: { suite, wrapped } } }
  return { KOUMEN_MASTER_KEY: masterKey.toString('base64'), KOUMEN_KEYS: JSON.stringify(next) }
}
