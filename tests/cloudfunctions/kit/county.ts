import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AttachmentPurpose } from '@shared/access/attachments'
import { generateKeys } from '../../../cloudfunctions/runtime/crypto/generate-keys'
import { identityNumbers } from '../../../cloudfunctions/runtime/crypto/identity-numbers'
import { sealedTexts } from '../../../cloudfunctions/runtime/crypto/sealed-texts'
import { readConfig } from '../../../cloudfunctions/runtime/config'
import { openVault } from '../../../cloudfunctions/runtime/crypto/vault'
import { collections } from '../../../config/collections'
import { functions } from '../../../config/functions'
import { startLocalCloud, type LocalCloud } from '../../../local-cloud'
import { buildFunctions } from '../../../tools/build-functions'
import { callerOver, type Capability, type Caller } from '../../../tools/demo/call'
import { tinyFile } from '../../journeys/tiny-files'
import { addresses, areas, doorplates, households, persons, staff } from './people'

/** A small county on the real stand-in, its functions as they are deployed, at 08:00 of Monday 2026-11-23. */
export interface County {
  cloud: LocalCloud
  /** A person's phone: `as('lan')`, `as('resident-1')`. */
  as(key: string): Caller
  nobody: Caller
  /** Puts a small valid file into storage for a person. */
  upload(key: string, purpose: AttachmentPurpose): Promise<string>
  /** Seals a value as the functions do. */
  sealJson(value: unknown): string
  /** Opens what they sealed. */
  openJson(sealed: string): unknown
  sealText(text: string): string
  openText(sealed: string): string
  /** The blind index the functions find an identity number by. */
  idIndex(idNumber: string): string
  timer(capability: Capability, name: string): Promise<unknown>
  /** Everything stored but audit entries and counted calls: a refusal changes nothing of it. */
  world(): string
  close(): Promise<void>
}

const stamp = {
  schemaVersion: 1,
  version: 1,
  createdAt: '2026-11-01T08:00:00.000+08:00',
  updatedAt: '2026-11-01T08:00:00.000+08:00',
}
const NOT_THE_WORLD = new Set(['auditEntries', 'rateCounters'])

export const openCounty = async (...capabilities: Capability[]): Promise<County> => {
  const folder = mkdtempSync(join(tmpdir(), 'koumen-county-'))
  const keys = generateKeys()
  const vault = openVault(readConfig({ ...keys }))
  const specs = functions.filter(({ name }) => (capabilities as string[]).includes(name))
  await buildFunctions({ outDir: folder, specs })
  const cloud = await startLocalCloud({
    port: 0,
    dataDir: join(folder, 'data'),
    envId: 'koumen-test',
    manifest: collections,
    functions: specs,
    functionsRoot: join(folder, 'cloudfunctions'),
    clockStart: '2026-11-23T08:00:05+08:00',
    environment: { ...keys },
    timersRun: false,
    workers: 2,
    log: process.env['KOUMEN_TEST_LOG'] ? (entry) => console.log(JSON.stringify(entry)) : () => undefined,
  })
  const seed = { areas, addresses, doorplates, staff, households, persons: persons(keys) }
  for (const [name, documents] of Object.entries(seed)) {
    await cloud.db.insert(
      name,
      documents.map((document) => ({ ...stamp, ...document })),
    )
  }
  await cloud.db.insert('counters', { ...stamp, _id: 'requestNo', next: 712 })

  const as = (key: string) => callerOver((fn, event) => cloud.call(fn, event, { openid: `openid-${key}` }))
  return {
    cloud,
    as,
    nobody: callerOver((fn, event) => cloud.call(fn, event, { uid: 'visitor', anonymous: true, trigger: 'http' })),
    async upload(key, purpose) {
      const { contentType, bytes } = tinyFile(purpose)
      const ticket = await as(key).call('requests', 'createUpload', { purpose, contentType, bytes: bytes.byteLength })
      const sent = await fetch(ticket.uploadUrl, { method: 'PUT', headers: ticket.headers, body: bytes as BodyInit })
      if (!sent.ok) throw new Error(`upload refused: ${sent.status}`)
      return ticket.attachmentId
    },
    idIndex: identityNumbers(vault).index,
    sealJson: (value) => vault.seal('json', JSON.stringify(value)),
    openJson: (sealed) => JSON.parse(vault.open('json', sealed)) as unknown,
    ...sealedTexts(vault),
    timer: (capability, name) => cloud.timers.fire(capability, name),
    world: () =>
      JSON.stringify(
        cloud.db
          .collections()
          .filter((name) => !NOT_THE_WORLD.has(name))
          .map((name) => [name, cloud.db.find(name, {}, { sort: [['_id', 1]] })]),
      ),
    close: async () => {
      await cloud.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The call is refused with this code (and sentence), and nothing but the audit entry was written. */
export const expectRefusal = async (
  county: County,
  call: () => Promise<unknown>,
  expected: { code: string; messageZh?: unknown; fields?: unknown },
): Promise<void> => {
  const before = county.world()
  await expect(call()).rejects.toMatchObject(expected)
  expect(county.world()).toBe(before)
}
