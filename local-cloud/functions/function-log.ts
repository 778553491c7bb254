import { createWriteStream, mkdirSync, renameSync, statSync, type WriteStream } from 'node:fs'
import { dirname } from 'node:path'
import { MAX_LOG_BYTES } from '../limits'

/** One line: a call's outcome, or what a function printed. Never an event or a result. */
export interface LogEntry {
  time: string
  function: string
  requestId: string
  level: string
  text: string
  durationMs?: number
}

/** Appends lines of JSON to a file in the data folder (one earlier file is kept) and hands them to whoever listens. */
export class FunctionLog {
  readonly #file: WriteStream

  constructor(
    path: string,
    private readonly listener: ((entry: LogEntry) => void) | undefined,
  ) {
    mkdirSync(dirname(path), { recursive: true })
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
    if (size > MAX_LOG_BYTES) renameSync(path, `${path}.1`)
    this.#file = createWriteStream(path, { flags: 'a' })
  }

  write(entry: LogEntry): void {
    this.#file.write(`${JSON.stringify(entry)}\n`)
    this.listener?.(entry)
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#file.end(resolve))
  }
}
