import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { buildSync } from 'esbuild'

const root = resolve(__dirname, '../../..')

/** The process of `killed-child.ts` in one file, so that it starts in a blink; native parts come from the repository. */
export function bundleChild(): string {
  const folder = join(root, '.cache')
  mkdirSync(folder, { recursive: true })
  const outfile = join(folder, `killed-child-${process.pid}.cjs`)
  buildSync({
    entryPoints: [join(__dirname, 'killed-child.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['lmdb', 'esbuild'],
    logLevel: 'error',
  })
  return outfile
}

export interface ServedCloud {
  process: ChildProcess
  url: string
  end: (signal: 'SIGKILL' | 'SIGTERM') => Promise<void>
}

/** A cloud in a process of its own over a folder; what it fails with when it does not start. */
export async function serveCloud(child: string, folder: string, uid?: number): Promise<ServedCloud> {
  const started = spawn(process.execPath, [child, 'serve', folder], { stdio: ['ignore', 'pipe', 'ignore'], uid })
  const ended = new Promise<void>((done) => started.once('close', () => done()))
  const url = await new Promise<string>((found, failed) => {
    createInterface({ input: started.stdout }).on('line', (line) => {
      const told = JSON.parse(line) as { kind: string; url?: string; message?: string }
      if (told.kind === 'ready') found(String(told.url))
      else failed(new Error(told.message))
    })
    started.once('error', failed)
    void ended.then(() => failed(new Error('the process ended')))
  })
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    started.kill(signal)
    await ended
  }
  return { process: started, url, end }
}
