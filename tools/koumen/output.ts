import { writeFileSync } from 'node:fs'
import path from 'node:path'

/** Exit codes of the operations command. */
export const EXIT = {
  ok: 0,
  /** The work was done and found something wrong (bad rows, a broken chain, a faulty catalogue). */
  found: 1,
  /** The command was asked wrongly: no such file, no such option. */
  usage: 2,
  /** The server or the data folder could not be reached. */
  unavailable: 3,
} as const

/** With `--json` a command prints one JSON document and nothing else on stdout. */
export interface JsonOption {
  json?: boolean
}

/** A failure that is told in one sentence and ends the command with its code. */
export class CommandError extends Error {
  constructor(
    message: string,
    readonly exitCode: number,
  ) {
    super(message)
  }
}

/** Where relative paths begin: where the person stands, not where npm starts the script. */
export const fromHere = (file: string): string => path.resolve(process.env.INIT_CWD ?? process.cwd(), file)

export const printJson = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`)

export const printLines = (lines: readonly string[]): void =>
  void process.stdout.write(lines.map((line) => `${line}\n`).join(''))

export const writeOut = (file: string, text: string): void => writeFileSync(fromHere(file), text)
