import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { CommandError, EXIT, fromHere } from './output'

/** One household as it stands in a file, not yet checked; `content` is undefined where it is not even JSON. */
export interface FoundHousehold {
  /** `families.jsonl 3`, or the id the household carries. */
  name: string
  content: unknown
}

const isLines = (file: string): boolean => /\.(ndjson|jsonl)$/.test(file)

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const nameOf = (content: unknown, otherwise: string): string => {
  const id = (content as { id?: unknown; householdId?: unknown } | null | undefined)?.id
  return typeof id === 'string' && id !== '' ? id : otherwise
}

async function* householdsOfFile(file: string): AsyncGenerator<FoundHousehold> {
  const base = path.basename(file)
  if (!isLines(file)) {
    const content = parse(readFileSync(file, 'utf8'))
    const all = Array.isArray(content) ? content : [content]
    for (const [index, one] of all.entries())
      yield { name: nameOf(one, all.length > 1 ? `${base} ${index + 1}` : base), content: one }
    return
  }
  let number = 0
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1
    if (line.trim() === '') continue
    const content = parse(line)
    yield { name: nameOf(content, `${base} ${number}`), content }
  }
}

/** The files of households at a place: the file itself, or every .json, .jsonl and .ndjson of a folder. */
export function householdFiles(place: string): readonly string[] {
  const found = fromHere(place)
  if (!existsSync(found)) throw new CommandError(`There is no file ${place}.`, EXIT.usage)
  if (!statSync(found).isDirectory()) return [found]
  const files = readdirSync(found).filter((file) => isLines(file) || file.endsWith('.json'))
  if (files.length === 0) throw new CommandError(`No household files (.json, .jsonl) in ${place}.`, EXIT.usage)
  return files.sort().map((file) => path.join(found, file))
}

/** Household after household, whatever the files hold: one a line, one a file, or a list. */
export async function* readHouseholds(place: string): AsyncGenerator<FoundHousehold> {
  for (const file of householdFiles(place)) yield* householdsOfFile(file)
}
