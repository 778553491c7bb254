import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { init } from '@cloudbase/node-sdk'

const root = resolve(__dirname, '../..')

/** The stand-in in a process of its own, so that it can be killed. */
async function startProcess(dataDir: string): Promise<{ process: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tools/cloud.ts', '--port', '0', '--data', dataDir], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((found, failed) => {
    child.stdout.once('data', (chunk: Buffer) => found(chunk.toString().trim()))
    child.once('exit', (code) => failed(new Error(`the cloud ended with ${code}`)))
  })
  return { process: child, url }
}

function databaseAt(url: string) {
  Object.assign(process.env, { TENCENTCLOUD_RUNENV: 'SCF', TENCENTCLOUD_REGION: 'r', SCF_NAMESPACE: 'koumen-local' })
  return init({ env: 'koumen-local', secretId: 'x', secretKey: 'x', serviceUrl: url } as Parameters<
    typeof init
  >[0]).database()
}

/** One insert on the wire; resolves when the cloud has acknowledged it. */
async function insert(url: string, document: object): Promise<void> {
  const body = { action: 'database.insertDocument', collectionName: 'ledger', data: [JSON.stringify(document)] }
  const headers = { authorization: 'x', 'content-type': 'application/json' }
  const reply = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  const { code } = (await reply.json()) as { code?: string }
  if (code !== undefined) throw new Error(code)
}

const killed = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })

describe('a cloud that is killed', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'local-durability-'))
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

  test('keeps every acknowledged write and nothing of an uncommitted transaction', async () => {
    const first = await startProcess(dataDir)
    const database = databaseAt(first.url)
    await database.createCollection('ledger')
    const ledger = database.collection('ledger')
    await ledger.add({ _id: 'locked', n: 1 })

    const open = await database.startTransaction()
    await open.collection('ledger').doc('locked').update({ n: 2 })
    await open.collection('ledger').add({ _id: 'uncommitted' })
    await database.runTransaction(async (t: typeof open) => {
      await t.collection('ledger').add({ _id: 'committed-1' })
      await t.collection('ledger').add({ _id: 'committed-2' })
    })

    const acknowledged: string[] = []
    let going = true
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let n = 0; going; n++) {
        const _id = `w${writer}-${n}`
        await insert(first.url, { _id, writer })
        acknowledged.push(_id)
      }
    })
    await new Promise((resolve) => setTimeout(resolve, 700))
    await killed(first.process)
    const atDeath = [...acknowledged]
    going = false
    await Promise.allSettled(writers)
    expect(atDeath.length).toBeGreaterThan(20)

    const second = await startProcess(dataDir)
    try {
      const after = databaseAt(second.url).collection('ledger')
      const found = new Set<string>()
      for (let skip = 0; ; skip += 1000) {
        const { data } = await after.skip(skip).limit(1000).get()
        for (const { _id } of data as { _id: string }[]) found.add(_id)
        if (data.length < 1000) break
      }
      expect(atDeath.filter((id) => !found.has(id))).toEqual([])
      expect(found.has('uncommitted')).toBe(false)
      expect(found.has('committed-1') && found.has('committed-2')).toBe(true)
      expect((await after.doc('locked').get()).data).toEqual([{ _id: 'locked', n: 1 }])
    } finally {
      await killed(second.process)
    }
  }, 60_000)
})
