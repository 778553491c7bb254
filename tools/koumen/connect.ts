import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { callerOver, type Caller } from '../demo/call'
import { CommandError, EXIT, fromHere, type JsonOption } from './output'

/** A county at work and a hand on its functions. */
export interface Connection {
  url: string
  caller: Caller
  close(): Promise<void>
}

export interface ReachOptions extends JsonOption {
  /** Address of a running server; left out: the one that uses the data folder, or the folder itself is opened. */
  server?: string
  /** Who acts, by the id of a demonstration account. */
  as?: string
}

const dataFolder = (): string => fromHere(process.env.KOUMEN_DATA ?? '.koumen')

/** The address a running `npm start` or `npm run cloud` left in the data folder; null when it is gone. */
function runningServer(folder: string): string | null {
  const file = path.join(folder, 'address')
  const holder = path.join(folder, 'process')
  if (!existsSync(file) || !existsSync(holder)) return null
  const pid = Number(readFileSync(holder, 'utf8').split(' ')[0])
  try {
    process.kill(pid, 0)
  } catch {
    return null
  }
  return readFileSync(file, 'utf8').trim()
}

async function signIn(url: string, accountId: string): Promise<string> {
  const answer = await fetch(new URL('auth/v1/signin/demo', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ accountId }),
  }).catch(() => {
    throw new CommandError(`Nothing answers at ${url}. Start it with: npm start`, EXIT.unavailable)
  })
  if (!answer.ok) throw new CommandError(`Nobody called ${accountId} can sign in at ${url}.`, EXIT.unavailable)
  return ((await answer.json()) as { access_token: string }).access_token
}

async function callerAt(url: string, accountId: string): Promise<Caller> {
  const token = await signIn(url, accountId)
  return callerOver(async (name, event) => {
    const answer = await fetch(new URL(`v1/functions/${name}`, url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(event),
    })
    if (!answer.ok) throw new CommandError(`The function ${name} answered ${answer.status}.`, EXIT.unavailable)
    return answer.json()
  })
}

const withSlash = (url: string): string => (url.endsWith('/') ? url : `${url}/`)

/**
 * Reaches a county: the server named, else the one running over KOUMEN_DATA, else the folder is opened for the length
 * of the command. Acts as the administrator unless told otherwise.
 */
export async function connect({ server, as = 'administrator' }: ReachOptions): Promise<Connection> {
  const folder = dataFolder()
  const running = server ?? process.env.KOUMEN_SERVER ?? runningServer(folder)
  if (running != null) {
    const url = withSlash(running)
    return { url, caller: await callerAt(url, as), close: async () => {} }
  }
  if (!existsSync(path.join(folder, 'database'))) {
    throw new CommandError(`No county in ${folder} yet. Start one with: npm start`, EXIT.unavailable)
  }
  // Loaded only now: most commands need no cloud.
  const { openCloud } = await import('../demo/open-cloud')
  const cloud = await openCloud({ port: 0, dataDir: folder, app: false }).catch((error: Error) => {
    throw new CommandError(`The data folder cannot be opened: ${error.message}.`, EXIT.unavailable)
  })
  const url = withSlash(cloud.url)
  try {
    return { url, caller: await callerAt(url, as), close: () => cloud.stop() }
  } catch (error) {
    await cloud.stop()
    throw error
  }
}

/** Connects, works, and lets go whatever happens. */
export async function withConnection<T>(
  options: ReachOptions,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const connection = await connect(options)
  try {
    return await work(connection)
  } finally {
    await connection.close()
  }
}
