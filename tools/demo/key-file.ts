import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateKeys, type KeyEnvironment } from '../../cloudfunctions/runtime/crypto/generate-keys'

/** The keys of a data folder, made once; whoever has the folder has the keys, so real counties use a secret store instead. */
export const keysOf = (dataDir: string): KeyEnvironment => {
  const file = join(dataDir, 'keys.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as KeyEnvironment
  mkdirSync(dataDir, { recursive: true })
  const keys = generateKeys()
  writeFileSync(file, JSON.stringify(keys), { mode: 0o600 })
  chmodSync(file, 0o600)
  return keys
}
