import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs'
import { dirname } from 'node:path'

/** One line: a call's outcome, or what a function printed. Never an event or a result. */
export interface LogEntry {
  time: string
  function: string
  requestId: string
  level: string
  text: string
  durationMs?: number
}

/** Appends lines of JSON to a file in the data folder and hands them to whoever listens. */
export class FunctionLog {
  readonly #file: WriteStream

  constructor(
    path: string,
    private readonly listener: ((entry: LogEntry) => void) | undefined,
  ) {
    mkdirSync(dirname(path), { recursive: true })
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
