import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { troubleOf } from './engine/disk-trouble'

/** The one folder that holds everything: database, files, logs, secret. One process at a time uses it. */
export class DataFolder {
  readonly database: string
  readonly files: string
  readonly log: string
  /** Signs sign-ins and addresses; made once for the folder. */
  readonly secret: Buffer
  readonly #lock: string

  constructor(path: string, reset: boolean) {
    this.#lock = join(path, 'process')
    this.database = join(path, 'database')
    this.files = join(path, 'files')
    this.log = join(path, 'logs', 'functions.log')
    try {
      mkdirSync(path, { recursive: true })
      this.takeLock()
      if (reset)
        for (const part of ['database', 'files', 'logs']) rmSync(join(path, part), { recursive: true, force: true })
      mkdirSync(this.files, { recursive: true })
      this.secret = readOrMakeSecret(join(path, 'secret'))
    } catch (error) {
      throw aboutFolder(path, error as NodeJS.ErrnoException)
    }
  }

  release(): void {
    rmSync(this.#lock, { force: true })
  }

  private takeLock(): void {
    const own = identify(process.pid)
    const holder = readText(this.#lock)
    const other = holder === own ? undefined : usedBy(dirname(this.#lock))
    if (other !== undefined) throw new Error(`the data folder is in use by process ${other}`)
    if (holder === own) throw new Error('the data folder is in use by this process')
    writeFileSync(this.#lock, own)
  }
}

/** Errors of the system with the folder's name and what to do; others as they are. */
function aboutFolder(path: string, error: NodeJS.ErrnoException): Error {
  const trouble = troubleOf(error)
  if (trouble === undefined) return error
  const remedy =
    trouble === 'full'
      ? 'Make room on its disk.'
      : 'See to the owner of the folder and its files, and how the disk is mounted.'
  return new Error(`the data folder ${path} cannot be written (${error.code}). ${remedy}`, { cause: error })
}

/** The process that uses a data folder now. */
export function usedBy(path: string): number | undefined {
  const holder = readText(join(path, 'process'))
  const pid = Number(holder?.split(' ')[0])
  return holder !== undefined && holder === identify(pid) ? pid : undefined
}

/** A process by number and start time, so that a number given again is not mistaken; '' when it is gone. */
function identify(pid: number): string {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return ''
  }
  const stat = readText(`/proc/${pid}/stat`)
  const started = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  return `${pid} ${started}`
}

function readOrMakeSecret(path: string): Buffer {
  const known = readText(path)
  if (known) return Buffer.from(known, 'hex')
  const secret = randomBytes(32)
  writeFileSync(path, secret.toString('hex'), { mode: 0o600 })
  return secret
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
