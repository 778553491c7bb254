import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where a command finds the cloud: an address, or the data folder of one that runs. */
export interface Where {
  server?: string
  data: string
}

const addressFile = (data: string) => join(data, 'address')

/** Leaves the address in the data folder for the commands that ask the running cloud; returns how to take it away. */
export function leaveAddress(data: string, url: string): () => void {
  writeFileSync(addressFile(data), `${url}/\n`)
  return () => rmSync(addressFile(data), { force: true })
}

/** The address of the cloud asked for; throws with what to do when none runs. */
export function addressOf({ server, data }: Where): string {
  if (server !== undefined) return server.replace(/\/$/, '')
  const holder = readOr(join(data, 'process'))
  const address = readOr(addressFile(data))
  if (address === undefined || holder === undefined || !isAlive(Number(holder.split(' ')[0]))) {
    throw new Error(`No cloud runs over ${data}. Start it, or name another with --data or --server.`)
  }
  return address.trim().replace(/\/$/, '')
}

/** Asks a running cloud one of its own actions (`local.…`). */
export async function askCloud<T>(where: Where, action: string, more: object = {}): Promise<T> {
  const url = addressOf(where)
  const answer = await fetch(`${url}/admin`, {
    method: 'POST',
    headers: { authorization: 'local-cloud', 'content-type': 'application/json' },
    body: JSON.stringify({ action, ...more }),
  }).catch(() => {
    throw new Error(`Nothing answers at ${url}.`)
  })
  const { data, code, message } = (await answer.json()) as { data?: T; code?: string; message?: string }
  if (data === undefined) throw new Error(`${url} answered ${code}: ${message}`)
  return data
}

const readOr = (file: string): string | undefined => (existsSync(file) ? readFileSync(file, 'utf8') : undefined)

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
