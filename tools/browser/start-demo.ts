import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

export interface RunningDemo {
  /** `http://127.0.0.1:PORT/` */
  url: string
  dataDir: string
  /** Ends the server; with `keepData` the folder stays, so that it can be started again. */
  stop(options?: { signal?: 'SIGTERM' | 'SIGKILL'; keepData?: boolean }): Promise<void>
}

const START_TIMEOUT_MS = 4 * 60_000
const root = path.resolve(__dirname, '../..')

/** Starts `npm start`'s own program on a free port over a folder of its own, as a newcomer would; waits for its address. `clock`: the moment it begins at, ISO. */
export async function startDemo({
  dataDir,
  port = 0,
  clock,
}: { dataDir?: string; port?: number; clock?: string } = {}): Promise<RunningDemo> {
  const folder = dataDir ?? (await mkdtemp(path.join(tmpdir(), 'koumen-demo-')))
  const child = spawn(process.execPath, ['tools/bootstrap.mjs', 'start'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), KOUMEN_DATA: folder, ...(clock ? { KOUMEN_CLOCK: clock } : {}) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  let said = ''
  const url = await new Promise<string>((resolve, reject) => {
    const give = (reason: string): void => {
      child.kill('SIGKILL')
      reject(new Error(`The demonstration did not start: ${reason}\n${said.slice(-4000)}`))
    }
    const timer = setTimeout(() => give('it took too long'), START_TIMEOUT_MS)
    const hear = (chunk: Buffer): void => {
      said += chunk.toString('utf8')
      const address = /^\s*(http:\/\/127\.0\.0\.1:\d+\/)\s*$/m.exec(said)?.[1]
      if (address === undefined) return
      clearTimeout(timer)
      resolve(address)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('close', (code) => {
      clearTimeout(timer)
      give(`it ended with code ${code}`)
    })
  })
  return {
    url,
    dataDir: folder,
    async stop({ signal = 'SIGTERM', keepData = false } = {}) {
      child.kill(signal)
      await ended
      if (!keepData) await rm(folder, { recursive: true, force: true })
    },
  }
}
