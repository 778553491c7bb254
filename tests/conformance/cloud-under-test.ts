import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { init } from '@cloudbase/node-sdk'
import { startLocalCloud, type CollectionSpec, type FunctionSpec, type LocalCloud } from '../../local-cloud'

/**
 * One suite, two clouds: the stand-in always; a real CloudBase environment when `TCB_ENV` is set (with
 * `TENCENTCLOUD_SECRETID` and `TENCENTCLOUD_SECRETKEY`). What only the stand-in can be asked says `localOnly` and why.
 */
export const realEnvironment = process.env.TCB_ENV

/** A `describe` that a real environment skips, with the reason. */
export const localOnly = (name: string, reason: string, tests: () => void) =>
  realEnvironment ? describe.skip(`${name} (because ${reason})`, tests) : describe(name, tests)

export const FUNCTIONS_ROOT = join(__dirname, 'functions')

const functions: FunctionSpec[] = [
  { name: 'whoami', timeoutSeconds: 5, memoryMb: 256, timers: [{ name: 'hourly', cron: '0 0 * * * * *' }] },
  { name: 'sleepy', timeoutSeconds: 1, memoryMb: 256 },
  { name: 'broken', timeoutSeconds: 5, memoryMb: 256 },
  { name: 'caller', timeoutSeconds: 5, memoryMb: 256 },
  { name: 'notify', timeoutSeconds: 10, memoryMb: 256, openapi: ['subscribeMessage.send', 'security.msgSecCheck'] },
  { name: 'notify-undeclared', timeoutSeconds: 10, memoryMb: 256 },
]

const collection = (name: string, indexes: CollectionSpec['indexes'] = []): CollectionSpec => ({
  name,
  access: 'ADMINONLY',
  schemaVersion: 1,
  purpose: 'conformance',
  indexes,
})

export const COLLECTION = 'conformance'
export const UNIQUE_COLLECTION = 'conformanceUnique'

const manifest = [
  collection(COLLECTION, [{ name: 'kind_1_n_1', keys: { kind: 1, n: 1 } }]),
  collection(UNIQUE_COLLECTION, [
    { name: 'plate_1', keys: { plate: 1 }, unique: true },
    { name: 'town_1_seat_1', keys: { town: 1, seat: 1 }, unique: true },
  ]),
]

const onThePlatform = {
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  SCF_NAMESPACE: 'conformance',
}

export type Sdk = ReturnType<typeof init>

export interface CloudUnderTest {
  sdk: Sdk
  database: ReturnType<Sdk['database']>
  /** The stand-in's own handle; use it in `localOnly` tests only. */
  local: LocalCloud
  close: () => Promise<void>
}

/** Opens the cloud with empty conformance collections. */
export async function openCloud(options: { transactionLifetimeMs?: number } = {}): Promise<CloudUnderTest> {
  if (realEnvironment) return openReal(realEnvironment)
  const dataDir = mkdtempSync(join(tmpdir(), 'local-cloud-'))
  const local = await startLocalCloud({
    ...options,
    port: 0,
    dataDir,
    envId: 'conformance',
    manifest,
    functions,
    functionsRoot: FUNCTIONS_ROOT,
    demoAccounts: [{ id: 'ye', label: '叶根福', openid: 'o-ye' }],
    timersRun: false,
  })
  // As on the platform: without it the SDK looks for credentials on the network before each call.
  Object.assign(process.env, onThePlatform)
  const sdk = init({
    env: 'conformance',
    secretId: 'any',
    secretKey: 'any',
    serviceUrl: `${local.url}/admin`,
    keepalive: false,
  } as Parameters<typeof init>[0])
  const close = async () => {
    await local.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { sdk, database: sdk.database(), local, close }
}

async function openReal(env: string): Promise<CloudUnderTest> {
  const sdk = init({ env })
  const database = sdk.database()
  for (const { name } of manifest) {
    await database.createCollection(name).catch(() => undefined)
    await database
      .collection(name)
      .where({ _id: database.command.exists(true) })
      .remove()
  }
  const local = new Proxy({} as LocalCloud, {
    get: () => {
      throw new Error('this test needs the stand-in: mark it localOnly')
    },
  })
  return { sdk, database, local, close: async () => undefined }
}
