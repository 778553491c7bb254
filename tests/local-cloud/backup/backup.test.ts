import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { init } from '@cloudbase/node-sdk'
import { startLocalCloud, type LocalCloud } from '../../../local-cloud'
import { backUp } from '../../../local-cloud/backup/back-up'
import { restore } from '../../../local-cloud/backup/restore'
import { verifyFolder } from '../../../local-cloud/backup/verify-folder'
import type { Collection } from '../../../local-cloud/engine/collections'
import { Store } from '../../../local-cloud/engine/store'
import { ACCOUNTS, OPENING_BALANCE, chanceFrom, manifest, write } from '../durability/workload'
import { sdkPort } from '../durability/sdk-port'

const root = resolve(__dirname, '../../..')
let folder: string
let cloud: LocalCloud | undefined
const at = (name: string) => join(folder, name)

const start = async (dataDir: string) =>
  (cloud = await startLocalCloud({
    port: 0,
    dataDir,
    envId: 'backup',
    manifest,
    functions: [],
    functionsRoot: folder,
    workers: 1,
    timersRun: false,
  }))

async function upload(running: LocalCloud, cloudPath: string, content: string): Promise<void> {
  Object.assign(process.env, { TENCENTCLOUD_RUNENV: 'SCF', TENCENTCLOUD_REGION: 'r', SCF_NAMESPACE: 'backup' })
  const options = { env: 'backup', secretId: 'x', secretKey: 'x', serviceUrl: `${running.url}/admin` }
  await init(options as Parameters<typeof init>[0]).uploadFile({ cloudPath, fileContent: Buffer.from(content) })
}

/** Writers through the SDK, and files that come and are replaced, until `stop`. */
function busy(running: LocalCloud): { stop: () => Promise<number> } {
  let on = true
  let acknowledged = 0
  const port = sdkPort(running.url)
  const working = Array.from({ length: 4 }, (_, writer) =>
    write(
      port,
      writer,
      `w${writer}`,
      new Map(),
      chanceFrom(writer),
      ({ kind }) => (acknowledged += Number(kind === 'done')),
      () => on,
    ),
  )
  working.push(
    (async () => {
      for (let n = 0; on; n++) await upload(running, `photos/${n % 5}.txt`, `content ${n} `.repeat(1 + (n % 400)))
    })(),
  )
  return {
    stop: async () => {
      on = false
      await Promise.all(working)
      return acknowledged
    },
  }
}

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'backup-'))
  await start(at('data'))
  writeFileSync(at('data/keys.json'), '{"key":"k"}', { mode: 0o600 })
  const accounts = Array.from({ length: ACCOUNTS }, (_, n) => ({ _id: `a${n}`, balance: OPENING_BALANCE }))
  await cloud?.db.insert('accounts', accounts)
})
afterEach(async () => {
  await cloud?.stop()
  cloud = undefined
  rmSync(folder, { recursive: true, force: true })
})

/** Of a transfer all three documents are there or none: true only of one moment. */
function sums(running: LocalCloud): { balances: Record<string, unknown>; byLedger: Record<string, unknown> } {
  const byLedger: Record<string, number> = {}
  for (let n = 0; n < ACCOUNTS; n++) byLedger[`a${n}`] = OPENING_BALANCE
  for (const { from, to, amount } of running.db.find('ledger')) {
    byLedger[from as string] = (byLedger[from as string] ?? 0) - (amount as number)
    byLedger[to as string] = (byLedger[to as string] ?? 0) + (amount as number)
  }
  const balances = Object.fromEntries(running.db.find('accounts').map(({ _id, balance }) => [_id, balance]))
  return { balances, byLedger }
}

describe('a backup made while many write', () => {
  test('is of one moment, sound, and becomes a cloud again', async () => {
    const running = cloud as LocalCloud
    const work = busy(running)
    await pause(300)
    const made = await backUp(at('data'), at('copy'))
    const during = await verifyFolder(at('data'))
    await pause(100)
    const acknowledged = await work.stop()
    expect(acknowledged).toBeGreaterThan(20)
    expect(during).toMatchObject({ faults: 0, problems: [] })

    expect(made.files.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['database/data.mdb', 'secret', 'keys.json']),
    )
    expect(existsSync(at('copy/process'))).toBe(false)
    const report = await verifyFolder(at('copy'))
    expect(report).toMatchObject({ faults: 0, problems: [], checksums: made.files.length })
    expect(report.files.records).toBeGreaterThan(0)
    const documents = made.collections.map(({ name, documents }) => [name, documents])
    expect(report.collections.map(({ name, documents }) => [name, documents])).toEqual(documents)

    const restored = await restore(at('copy'), at('again'))
    expect(restored.aside).toBeUndefined()
    await running.stop()
    await start(at('again'))
    const { balances, byLedger } = sums(cloud as LocalCloud)
    expect(Object.keys(balances)).toHaveLength(ACCOUNTS)
    expect(balances).toEqual(byLedger)
    await (cloud as LocalCloud).db.insert('things', { _id: 'after', code: 'after' })
  }, 60_000)
})

describe('restore', () => {
  beforeEach(async () => {
    await cloud?.db.insert('things', { _id: 'old', code: 'old' })
    await upload(cloud as LocalCloud, 'a.txt', 'hello')
    await backUp(at('data'), at('copy'))
  })

  test('refuses a folder that holds something, until told; what is there is put aside', async () => {
    mkdirSync(at('other'))
    writeFileSync(at('other/precious'), 'x')
    await expect(restore(at('copy'), at('other'))).rejects.toThrow(/not empty.*--replace/)
    expect(readdirSync(at('other'))).toEqual(['precious'])
    const { aside } = await restore(at('copy'), at('other'), { replace: true })
    expect(readFileSync(join(aside ?? '', 'precious'), 'utf8')).toBe('x')
    expect(await verifyFolder(at('other'))).toMatchObject({ faults: 0, files: { records: 1, bytes: 5, strays: 0 } })
  })

  test('refuses a folder in which a cloud runs', async () => {
    await expect(restore(at('copy'), at('data'), { replace: true })).rejects.toThrow(/in use by process \d+: stop/)
  })

  test.each(['database/data.mdb', 'secret'])(
    'refuses a backup whose %s is damaged, and touches nothing',
    async (path) => {
      appendFileSync(at(`copy/${path}`), 'x')
      await expect(restore(at('copy'), at('new'))).rejects.toThrow(/damaged/)
      expect(existsSync(at('new')) || existsSync(at('new.restoring'))).toBe(false)
      expect((await verifyFolder(at('copy'))).problems).toEqual([`${path}: is not as it was backed up`])
    },
  )

  test('refuses a backup that was broken off, and a backup refuses a folder in use', async () => {
    rmSync(at('copy/backup.json'))
    await expect(restore(at('copy'), at('new'))).rejects.toThrow(/no complete backup/)
    await expect(backUp(at('data'), at('copy'))).rejects.toThrow(/not empty/)
  })
})

describe('verify', () => {
  test('tells of files that are lost or changed, and counts uploads that were broken off', async () => {
    for (const name of ['lost', 'changed', 'fine']) await upload(cloud as LocalCloud, name, 'hello')
    await cloud?.stop()
    const files = readdirSync(at('data/files'), { recursive: true, withFileTypes: true }).filter((each) =>
      each.isFile(),
    )
    expect(files).toHaveLength(3)
    const [lost, changed] = files.map((each) => join(each.parentPath, each.name))
    rmSync(lost as string)
    writeFileSync(changed as string, 'HELLO')
    writeFileSync(at('data/files/stray'), 'x')
    const { problems, files: counted } = await verifyFolder(at('data'))
    expect(problems).toHaveLength(2)
    expect(problems).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^file \w+: is missing$/),
        expect.stringMatching(/^file \w+: its content is not what was stored$/),
      ]),
    )
    expect(counted).toEqual({ records: 3, bytes: 15, strays: 1 })
  })

  test('on the command line it prints counts, and fails where an index is not what a rebuild makes', async () => {
    await cloud?.db.insert('things', { _id: 'one', code: 'one', writer: 1 })
    await cloud?.stop()
    const verify = (...more: string[]) =>
      spawnSync(process.execPath, ['--import', 'tsx', 'tools/cloud.ts', 'verify', '--data', at('data'), ...more], {
        cwd: root,
        encoding: 'utf8',
      })
    const sound = verify()
    expect(sound.stderr).toBe('')
    expect(sound.stdout).toMatch(/things: 1 document \(writer_group 1, .*\n(.*\n)*sound\n$/)
    expect(sound.status).toBe(0)

    const store = new Store(at('data/database'))
    const things = store.facts<Collection>('collection').find(({ value }) => value.name === 'things')
      ?.value as Collection
    await store.write((writer) => {
      const code = things.indexes.find(({ name }) => name === 'code')
      if (code) writer.putEntries(things, code, { _id: 'ghost', code: 'one' })
    })
    await store.close()
    const spoilt = verify('--json')
    expect(spoilt.status).toBe(1)
    expect(JSON.parse(spoilt.stdout)).toMatchObject({
      faults: 2,
      problems: [
        expect.stringContaining('"ghost"'),
        expect.stringMatching(/unique index code belongs to .* too/),
      ] as unknown,
    })
  }, 30_000)
})
