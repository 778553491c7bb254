import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The two things the one source becomes: the WeChat mini-program and the browser's application. */
export const APP_TARGETS = ['h5', 'weapp'] as const
export type AppTarget = (typeof APP_TARGETS)[number]

const root = path.resolve(__dirname, '..')
const INPUTS = [
  'miniprogram',
  'shared',
  'config/index.ts',
  'config/taro',
  'babel.config.cjs',
  'project.config.json',
  '.browserslistrc',
  'package-lock.json',
]
const SETTINGS = ['KOUMEN_GATEWAY', 'TCB_ENV'] as const
const LOCK_POLL_MS = 500

export interface BuildResult {
  target: AppTarget
  /** Absolute folder of the built application. */
  folder: string
  /** False when the inputs had not changed since the last build. */
  built: boolean
  seconds: number
}

/** Builds one target into `dist/<target>`; does nothing when its inputs are as they were. Rejects with the compiler's words. */
export async function buildApp(target: AppTarget): Promise<BuildResult> {
  const folder = path.join(root, 'dist', target)
  const stamp = path.join(root, '.cache', `app-${target}.hash`)
  const release = await takeLock()
  try {
    const startedAt = Date.now()
    const hash = hashOfInputs()
    const fresh =
      existsSync(stamp) && readFileSync(stamp, 'utf8') === hash && existsSync(path.join(folder, mark(target)))
    if (!fresh) {
      rmSync(stamp, { force: true })
      await runTaro(target)
      swapIn(target, folder)
      writeFileSync(stamp, hash)
    }
    return { target, folder, built: !fresh, seconds: Math.round((Date.now() - startedAt) / 100) / 10 }
  } finally {
    release()
  }
}

/** A file that every complete build has. */
const mark = (target: AppTarget): string => (target === 'h5' ? 'index.html' : 'app.json')

/** Built beside and moved in at the end: whoever serves the folder never sees half of it. */
const draftOf = (target: AppTarget): string => path.join('.cache', 'app-draft', target)

function swapIn(target: AppTarget, folder: string): void {
  const draft = path.join(root, draftOf(target))
  if (!existsSync(path.join(draft, mark(target)))) throw new Error(`The ${target} build left no ${mark(target)}.`)
  const old = `${draft}-old`
  rmSync(old, { recursive: true, force: true })
  mkdirSync(path.dirname(folder), { recursive: true })
  if (existsSync(folder)) renameSync(folder, old)
  renameSync(draft, folder)
  rmSync(old, { recursive: true, force: true })
}

function runTaro(target: AppTarget): Promise<void> {
  const cli = path.join(root, 'node_modules', '@tarojs', 'cli', 'bin', 'taro')
  return new Promise((resolve, reject) => {
    const words: string[] = []
    const child = spawn(process.execPath, [cli, 'build', '--type', target], {
      cwd: root,
      // Any other mode gives unminified code for WeChat and breaks the browser's.
      env: { ...process.env, NODE_ENV: 'production', KOUMEN_APP_OUTPUT: draftOf(target) },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.on('data', (part: Buffer) => words.push(part.toString()))
    child.stderr.on('data', (part: Buffer) => words.push(part.toString()))
    child.on('error', reject)
    child.on('close', (code) => {
      const said = words.join('')
      // Taro answers 0 for some compile errors; its output says so.
      if (code === 0 && !/Failed to compile|Module not found|✖/.test(said)) resolve()
      else reject(new Error(`The ${target} build failed (exit code ${code}):\n${said.slice(-6000)}`))
    })
  })
}

function hashOfInputs(): string {
  const hash = createHash('sha256')
  for (const name of SETTINGS) hash.update(`${name}=${process.env[name] ?? ''}\n`)
  for (const input of INPUTS) {
    for (const file of filesUnder(path.join(root, input)))
      hash.update(path.relative(root, file)).update(readFileSync(file))
  }
  return hash.digest('hex')
}

function filesUnder(place: string): string[] {
  if (!existsSync(place)) return []
  if (statSync(place).isFile()) return [place]
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .map((file) => path.join(place, file))
    .filter((file) => statSync(file).isFile())
    .sort()
}

/** One build at a time: they share a cache and two cores. A lock whose owner died is taken over. */
async function takeLock(): Promise<() => void> {
  const lock = path.join(root, '.cache', 'app-build.lock')
  mkdirSync(path.dirname(lock), { recursive: true })
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      return () => rmSync(lock, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    if (isAbandoned(lock)) rmSync(lock, { recursive: true, force: true })
    else await new Promise((resolve) => setTimeout(resolve, LOCK_POLL_MS))
  }
}

function isAbandoned(lock: string): boolean {
  try {
    const owner = Number(readFileSync(lock, 'utf8'))
    // Another process has created the file and not yet written its id.
    if (owner === 0) return false
    process.kill(owner, 0)
    return false
  } catch (error) {
    // ENOENT: just released, try again at once; ESRCH: its owner is gone.
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}

async function main(wanted: readonly string[]): Promise<void> {
  for (const target of APP_TARGETS.filter((each) => wanted.length === 0 || wanted.includes(each))) {
    const { built, seconds } = await buildApp(target)
    process.stderr.write(`${target}: ${built ? `built in ${seconds} s` : 'up to date'}\n`)
  }
}

if (require.main === module) {
  main(process.argv.slice(2)).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  })
}
