import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Envelope } from '@shared/kernel/contract'
import { generateKeys, type KeyEnvironment } from '../../../cloudfunctions/runtime/crypto/generate-keys'
import { collections } from '../../../config/collections'
import { startLocalCloud, type Identity, type LocalCloud } from '../../../local-cloud'
import { buildFunctions } from '../../../tools/build-functions'

const spec = {
  name: 'demo',
  timeoutSeconds: 20,
  memoryMb: 256,
  timers: [
    { name: 'seal-audit', cron: '0 0 3 1 1 * *' },
    { name: 'deliver-outbox', cron: '0 0 3 1 1 * *' },
  ],
  openapi: [],
}

export interface DemoCloud {
  cloud: LocalCloud
  keys: KeyEnvironment
  call(action: string, input: unknown, identity?: Identity, key?: string): Promise<Envelope<Record<string, unknown>>>
  send(event: unknown, identity?: Identity): Promise<Envelope<Record<string, unknown>>>
  close(): Promise<void>
}

let keyNumber = 0

export const OFFICER: Identity = { openid: 'openid-su' }
export const ADMINISTRATOR: Identity = { openid: 'openid-admin' }
export const RESIDENT: Identity = { openid: 'openid-ye' }

const seed = (cloud: LocalCloud) => {
  const base = { schemaVersion: 1, version: 1, createdAt: cloud.clock.now(), updatedAt: cloud.clock.now() }
  const post = (_id: string, name: string, role: string, areaCode: string, openid: string) => ({
    ...base,
    _id,
    name,
    role,
    areaCode,
    openid,
    status: 'active',
  })
  return Promise.all([
    cloud.db.insert('areas', [
      { ...base, _id: '339921107', code: '339921107', name: '青嶂镇', level: 'township', parentCode: '339921' },
      { ...base, _id: '339921108', code: '339921108', name: '石埠镇', level: 'township', parentCode: '339921' },
    ]),
    cloud.db.insert('staff', [
      post('staff-su', '苏晓敏', 'townshipOfficer', '339921107', 'openid-su'),
      post('staff-chen', '陈岩', 'townshipOfficer', '339921108', 'openid-chen'),
      post('staff-admin', '管理员', 'administrator', '339921', 'openid-admin'),
    ]),
  ])
}

/** The demo app's real bundle on the real stand-in, in a folder of its own. */
export const openDemoCloud = async (): Promise<DemoCloud> => {
  const folder = mkdtempSync(join(tmpdir(), 'koumen-runtime-'))
  const keys = generateKeys()
  await buildFunctions({ outDir: folder, specs: [spec], entryOf: () => require.resolve('./demo-app/index.ts') })
  const cloud = await startLocalCloud({
    port: 0,
    dataDir: join(folder, 'data'),
    envId: 'koumen-test',
    manifest: collections,
    functions: [spec],
    functionsRoot: join(folder, 'cloudfunctions'),
    clockStart: '2026-11-23T08:00:05+08:00',
    environment: { ...keys },
    timersRun: false,
    workers: 2,
    log: () => undefined,
  })
  await seed(cloud)
  const send = (event: unknown, identity: Identity = RESIDENT) =>
    cloud.call('demo', event, identity) as Promise<Envelope<Record<string, unknown>>>
  return {
    cloud,
    keys,
    send,
    call: (action, input, identity, key = `tap-${String((keyNumber += 1)).padStart(8, '0')}`) =>
      send({ action, input, idempotencyKey: key, clientVersion: '0.1.0' }, identity),
    close: async () => {
      await cloud.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
