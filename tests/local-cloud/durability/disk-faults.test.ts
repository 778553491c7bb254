import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LmdbDisk, type Disk } from '../../../local-cloud/engine/disk'
import { Database } from '../../../local-cloud/engine/database'
import { Store } from '../../../local-cloud/engine/store'
import { verifyStore } from '../../../local-cloud/engine/verify-store'
import { sdkPort } from './sdk-port'
import { bundleChild, serveCloud, type ServedCloud } from './served-cloud'
import { manifest, type Port } from './workload'

const refused = (words: RegExp) =>
  expect.objectContaining({
    code: 'DATABASE_REQUEST_FAILED',
    message: expect.stringMatching(words) as unknown,
  }) as unknown

describe('a disk that is full', () => {
  const child = bundleChild()
  const folder = mkdtempSync(join(tmpdir(), 'full-disk-'))
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
    rmSync(child, { force: true })
  })
  /** Files of the process may grow so far: beyond, the system refuses a write as it does on a full disk. */
  const allow = (cloud: ServedCloud, bytes: number | 'unlimited') =>
    execFileSync('prlimit', ['--pid', String(cloud.process.pid), `--fsize=${bytes}:unlimited`])

  /** Fills until a write is refused; the ids that were acknowledged, and the error. */
  async function fill(port: Port, name: string, times = 400): Promise<{ acknowledged: string[]; error: unknown }> {
    const acknowledged: string[] = []
    for (let n = 0; n < times; n++) {
      const documents = [0, 1, 2].map((at) => {
        const _id = `${name}-${n}-${at}`
        return { _id, writer: 0, group: n, n: at, tags: ['a'], code: _id, note: 'x'.repeat(30_000) }
      })
      try {
        await port.insert('things', documents)
      } catch (error) {
        return { acknowledged, error }
      }
      acknowledged.push(...documents.map(({ _id }) => _id))
    }
    return { acknowledged, error: undefined }
  }

  test('refuses writes with words that help, reads on, loses nothing, and writes on when there is room', async () => {
    const cloud = await serveCloud(child, folder)
    const port = sdkPort(cloud.url)
    allow(cloud, 6_000_000)
    const { acknowledged, error } = await fill(port, 'first')
    expect(acknowledged.length).toBeGreaterThan(30)
    expect(error).toEqual(refused(/disk of the data folder is full.*Make room.*write again/))
    await expect(fill(port, 'again')).resolves.toMatchObject({ acknowledged: [], error: refused(/full/) })

    const { database } = await readingOf(cloud.url)
    const { total } = await database.collection('things').count()
    expect(total).toBe(acknowledged.length)
    const { data } = await database.collection('things').where({ code: 'first-3-1' }).get()
    expect(data).toMatchObject([{ _id: 'first-3-1' }])

    allow(cloud, 'unlimited')
    const more = await fill(port, 'more', 60)
    expect(more.error).toBeUndefined()
    await port.transfer('t', 'a0', 'a1', 5)
    await cloud.end('SIGKILL')

    const store = new Store(join(folder, 'database'))
    const left = new Database(store)
    expect(verifyStore(store).problems).toEqual([])
    const ids = new Set(left.find({ collection: 'things', query: {} }).map(({ _id }) => _id))
    expect(ids.size).toBe(acknowledged.length + more.acknowledged.length)
    expect([...acknowledged, ...more.acknowledged].filter((id) => !ids.has(id))).toEqual([])
    await left.close()
  }, 60_000)

  test('a cloud that stops while its disk is full does stop', async () => {
    const full = mkdtempSync(join(tmpdir(), 'full-disk-'))
    const cloud = await serveCloud(child, full)
    allow(cloud, 3_000_000)
    const { error } = await fill(sdkPort(cloud.url), 'first')
    expect(error).toEqual(refused(/full/))
    await cloud.end('SIGTERM')
    rmSync(full, { recursive: true, force: true })
  }, 30_000)
})

describe('a folder that cannot be written', () => {
  test('is told at the start, with what to do', async () => {
    const child = bundleChild()
    const folder = mkdtempSync(join(tmpdir(), 'read-only-'))
    chmodSync(folder, 0o755)
    mkdirSync(join(folder, 'data'))
    const cloud = await serveCloud(child, join(folder, 'data'))
    await cloud.end('SIGKILL')
    // Nobody may write what belongs to root or to us.
    const nobody = process.getuid?.() === 0 ? 65534 : undefined
    for (const name of readdirSync(join(folder, 'data', 'database'))) {
      chmodSync(join(folder, 'data', 'database', name), 0o444)
    }
    chmodSync(join(folder, 'data'), 0o555)
    const attempt = serveCloud(child, join(folder, 'data'), nobody)
    await expect(attempt).rejects.toThrow(/data folder .*data cannot be written.*EACCES.*owner/s)

    // The folder is ours to write, the database in it is not.
    chmodSync(join(folder, 'data'), 0o755)
    if (nobody !== undefined) chownSync(join(folder, 'data'), nobody, nobody)
    for (const part of ['process', 'secret', 'files', 'logs']) {
      rmSync(join(folder, 'data', part), { recursive: true, force: true })
    }
    const other = serveCloud(child, join(folder, 'data'), nobody)
    await expect(other).rejects.toThrow(/cannot be written.*owner/s)
    rmSync(folder, { recursive: true, force: true })
    rmSync(child, { force: true })
  }, 30_000)
})

describe('a disk that fails while it is used', () => {
  let folder: string
  let database: Database
  /** What the next commits throw, in lmdb's form: the system's error number. */
  let failing: number | undefined

  beforeEach(async () => {
    failing = undefined
    folder = mkdtempSync(join(tmpdir(), 'failing-disk-'))
    const disk = new LmdbDisk(folder)
    const commit = disk.commit.bind(disk)
    disk.commit = async (work) => {
      await commit(() => {
        work()
        if (failing !== undefined && failing !== 5) throw failure(failing)
      })
      if (failing === 5) throw failure(failing)
    }
    database = new Database(new Store(disk as Disk))
    await database.apply(manifest)
    await database.insert('things', [{ _id: 'before', code: 1, tags: ['a'] }])
  })
  afterEach(async () => {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const insert = (_id: string) => database.insert('things', [{ _id, code: _id, tags: ['a', 'b'] }])
  const all = () => database.find({ collection: 'things', query: {} }).map(({ _id }) => _id)

  test('a disk that turned read-only refuses writes until it can be written again', async () => {
    failing = 30
    const results = await Promise.allSettled([insert('one'), insert('two'), database.collections.add('more')])
    for (const each of results) expect(each).toMatchObject({ reason: refused(/cannot be written.*owner.*mounted/) })
    expect(all()).toEqual(['before'])
    failing = undefined
    await insert('one')
    await database.collections.add('more')
    expect(all()).toEqual(['before', 'one'])
    expect(verifyStore(database.store).problems).toEqual([])
  })

  test('a transaction that the disk refuses leaves nothing, and its documents free', async () => {
    const id = database.startTransaction()
    await database.set('things', 'before', { code: 2 }, id)
    await database.insert('things', [{ _id: 'new', code: 3 }], id)
    failing = 28
    await expect(database.commitTransaction(id)).rejects.toEqual(refused(/full/))
    failing = undefined
    expect(all()).toEqual(['before'])
    await database.set('things', 'before', { code: 4 })
    expect(database.find({ collection: 'things', query: { code: 4 } })).toHaveLength(1)
  })

  test('after a flush that failed nothing more is written, until a start', async () => {
    failing = 5
    await expect(insert('one')).rejects.toEqual(
      refused(/flushing.*Writing has stopped.*check the disk and start again/),
    )
    failing = undefined
    await expect(insert('two')).rejects.toEqual(refused(/Writing has stopped/))
    expect(all()).toContain('before')
    expect(all()).not.toContain('two')
  })
})

const failure = (code: number) => Object.assign(new Error('refused'), { code })

async function readingOf(url: string) {
  const { init } = await import('@cloudbase/node-sdk')
  const options = { env: 'torture', secretId: 'x', secretKey: 'x', serviceUrl: `${url}/admin` }
  return { database: init(options as Parameters<typeof init>[0]).database() }
}
