import { readConfig, type RuntimeConfig } from './config'
import { openVault, type Vault } from './crypto/vault'
import { cloudDatabase, type Database } from './store/database'
import { cloudStorage, type Storage } from './store/storage'

/** What lasts from call to call in one worker. */
export interface Runtime {
  config: RuntimeConfig
  vault: Vault
  database: Database
  storage: Storage
}

export const openRuntime = (
  environment: Record<string, string | undefined>,
  parts: { database?: Database; storage?: Storage } = {},
): Runtime => {
  const config = readConfig(environment)
  return {
    config,
    vault: openVault(config),
    database: parts.database ?? cloudDatabase,
    storage: parts.storage ?? cloudStorage,
  }
}

let opened: { keys: string; runtime: Runtime } | undefined

/** Opened at the first call of a worker, and again when its configuration changes. */
export const theRuntime = (): Runtime => {
  const { KOUMEN_MASTER_KEY, KOUMEN_KEYS, KOUMEN_READ_ONLY, KOUMEN_OLDEST_CLIENT } = process.env
  const keys = JSON.stringify([KOUMEN_MASTER_KEY, KOUMEN_KEYS, KOUMEN_READ_ONLY, KOUMEN_OLDEST_CLIENT])
  if (opened?.keys !== keys) opened = { keys, runtime: openRuntime(process.env) }
  return opened.runtime
}
