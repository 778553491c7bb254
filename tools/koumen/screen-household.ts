import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { explainFile } from '@shared/eligibility/explain-file'
import { screenFile } from '@shared/eligibility/screen-file'
import { KoumenError } from '@shared/kernel/errors'
import { CommandError, EXIT, fromHere, type JsonOption } from './output'

/** Lines gathered before they are written: one write a line would be most of the work. */
const LINES_A_WRITE = 500

function parse(text: string, place: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new CommandError(`${place} is not JSON.`, EXIT.usage)
  }
}

export interface ScreenOptions extends JsonOption {
  /** Verdicts and what is missing, without reasons and amounts. */
  brief?: boolean
}

/**
 * `screen <file>`: verdicts of every policy for the household in a JSON file, or for each line of an `.ndjson` or `.jsonl` file, one
 * result a line, with deciding facts, amounts and what is missing. A line that is no household becomes `{ error }`, so that line n of the answer belongs to line n asked,
 * and the exit code is 1.
 */
export async function screenHousehold(file: string, options: ScreenOptions): Promise<number> {
  const path = fromHere(file)
  if (!existsSync(path)) throw new CommandError(`There is no file ${file}.`, EXIT.usage)
  const screenOne = options.brief ? screenFile : explainFile
  if (/\.(ndjson|jsonl)$/.test(file)) return screenLines(path, screenOne)
  try {
    const result = screenOne(parse(readFileSync(path, 'utf8'), file))
    process.stdout.write(`${JSON.stringify(result, null, options.json ? 0 : 2)}\n`)
    return EXIT.ok
  } catch (error) {
    if (error instanceof KoumenError) throw new CommandError(error.messageZh, EXIT.usage)
    throw error
  }
}

async function screenLines(path: string, screenOne: (input: unknown) => object): Promise<number> {
  let wrong = 0
  let waiting: string[] = []
  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return
    const room = process.stdout.write(`${waiting.join('\n')}\n`)
    waiting = []
    if (!room) await once(process.stdout, 'drain')
  }
  let number = 0
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    number++
    if (line.trim() === '') continue
    try {
      waiting.push(JSON.stringify(screenOne(parse(line, `Line ${number}`))))
    } catch (error) {
      wrong++
      waiting.push(JSON.stringify({ error: reasonOf(error) }))
    }
    if (waiting.length >= LINES_A_WRITE) await flush()
  }
  await flush()
  return wrong > 0 ? EXIT.found : EXIT.ok
}

const reasonOf = (error: unknown): object => {
  if (error instanceof KoumenError) return { code: error.code, messageZh: error.messageZh, fields: error.fields }
  if (error instanceof CommandError) return { code: 'INVALID_INPUT', messageZh: error.message, fields: [] }
  throw error
}
