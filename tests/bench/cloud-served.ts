import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import path from 'node:path'
import { init } from '@cloudbase/node-sdk'
import { middle } from './cloud-engine'

export interface ServedFigures {
  getMs: number
  findMs: number
  nothingMs: number
  callMs: number
  clients: { seconds: number; operations: number; errors: string[] }
}

const root = path.resolve(__dirname, '../..')

/** Starts one of the benchmark's processes; its first line of output. */
export async function startHelper(file: string, ...args: string[]): Promise<{ child: ChildProcess; line: string }> {
  const script = path.join(__dirname, file)
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  return { child, line }
}

export async function killHelper(child: ChildProcess): Promise<void> {
  const ended = once(child, 'close')
  child.kill('SIGKILL')
  await ended
}

const sdk = (url: string) => {
  Object.assign(process.env, { TENCENTCLOUD_RUNENV: 'SCF', TENCENTCLOUD_REGION: 'r', SCF_NAMESPACE: 'bench' })
  const options = { env: 'bench', secretId: 'x', secretKey: 'x', serviceUrl: `${url}/admin` }
  return init(options as Parameters<typeof init>[0])
}

async function medianMs(rounds: number, work: (n: number) => Promise<unknown>): Promise<number> {
  const taken: number[] = []
  for (let n = -20; n < rounds; n++) {
    const began = performance.now()
    await work(n + 20)
    if (n >= 0) taken.push(performance.now() - began)
  }
  return middle(taken)
}

/** The official SDK in this process against a cloud in another. */
export async function measureServed(folder: string, count: number, seconds: number): Promise<ServedFigures> {
  const { child, line } = await startHelper('cloud-server.ts', folder, String(count))
  try {
    const { url, nothingUrl } = JSON.parse(line) as { url: string; nothingUrl: string }
    const app = sdk(url)
    const cards = app.database().collection('cards')
    const getMs = await medianMs(500, (n) => cards.doc(`card-${(n * 7919) % count}`).get())
    const findMs = await medianMs(500, async (n) => {
      const { data } = await cards
        .where({ score: n % (count / 10) })
        .limit(10)
        .get()
      if (data.length !== 10) throw new Error(`${data.length} found, not 10`)
    })
    const bare = sdk(nothingUrl)
    const nothingMs = await medianMs(500, (n) => bare.callFunction({ name: 'echo', data: { n } }))
    const callMs = await medianMs(500, (n) => app.callFunction({ name: 'echo', data: { n } }))
    return { getMs, findMs, nothingMs, callMs, clients: await manyClients(url, count, seconds) }
  } finally {
    await killHelper(child)
  }
}

/** Fifty at once, each doing what a page does: look, list, change, call a function. */
async function manyClients(url: string, count: number, seconds: number): Promise<ServedFigures['clients']> {
  const errors: string[] = []
  const until = Date.now() + seconds * 1000
  let operations = 0
  const one = async (client: number) => {
    const app = sdk(url)
    const database = app.database()
    const cards = database.collection('cards')
    for (let n = client; Date.now() < until; n += 50) {
      const id = `card-${(n * 7919) % count}`
      try {
        await cards.doc(id).get()
        await cards
          .where({ status: 'open', area: `33992110720${n % 977}` })
          .limit(20)
          .get()
        await cards.doc(id).update({ updated: Date.now() })
        if (n % 5 === 0) await app.callFunction({ name: 'echo', data: { n } })
        if (n % 7 === 0) {
          await database.runTransaction(async (transaction: Awaited<ReturnType<typeof database.startTransaction>>) => {
            await transaction.collection('cards').doc(`card-${client}`).update({ status: 'visited' })
          })
        }
        operations += 3
      } catch (error) {
        errors.push(error instanceof Error ? error.message : String(error))
      }
    }
  }
  await Promise.all(Array.from({ length: 50 }, (_, client) => one(client)))
  return { seconds, operations, errors }
}
