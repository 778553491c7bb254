import { existsSync, readFileSync } from 'node:fs'
import { isLocalDate } from '@shared/kernel/dates'
import { lintWarnings } from '@shared/warnings/lint-warnings'
import { withConnection, type ReachOptions } from './connect'
import { CommandError, EXIT, fromHere, printJson, printLines } from './output'

export interface BackTestOptions extends ReachOptions {
  since?: string
}

const MOST_SLICES = 10_000

const readRule = (file: string): Record<string, unknown> => {
  const path = fromHere(file)
  if (!existsSync(path)) throw new CommandError(`There is no file ${file}.`, EXIT.usage)
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
  } catch (error) {
    throw new CommandError(`${file} is not JSON: ${(error as Error).message}`, EXIT.usage)
  }
}

/** `warnings backtest <rule.json>`: how often a rule would have been raised over the history kept, and how often rightly. */
export async function backTestWarnings(file: string, options: BackTestOptions): Promise<number> {
  const rule = readRule(file)
  if (options.since !== undefined && !isLocalDate(options.since))
    throw new CommandError(`--since is a day like 2026-01-31, not ${options.since}.`, EXIT.usage)
  const problems = lintWarnings([{ file, content: rule }])
  if (problems.length > 0) {
    if (options.json) printJson({ problems })
    else printLines(problems.map(({ path, message }) => `${file}: ${path}: ${message}`))
    return EXIT.found
  }
  const total = await withConnection(options, async ({ caller }) => {
    let slice = await caller.call('warnings', 'backTest', { rule, since: options.since })
    const sum = { ...slice, byMonth: { ...slice.byMonth }, byTownship: { ...slice.byTownship } }
    for (let calls = 1; slice.next !== null && calls < MOST_SLICES; calls++) {
      if (process.stderr.isTTY) process.stderr.write(`\r${sum.households} households\u001b[K`)
      slice = await caller.call('warnings', 'backTest', { rule, since: options.since, after: slice.next })
      for (const count of ['households', 'householdsFired', 'fired', 'confirmed'] as const) sum[count] += slice[count]
      for (const by of ['byMonth', 'byTownship'] as const)
        for (const [key, count] of Object.entries(slice[by])) sum[by][key] = (sum[by][key] ?? 0) + count
    }
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
    return sum
  })
  const { next: _, ...result } = total
  if (options.json) printJson(result)
  else {
    const months = Object.entries(result.byMonth).sort(([a], [b]) => (a < b ? -1 : 1))
    printLines([
      ...result.problems.map(({ path, message }) => `${path}: ${message}`),
      `Since ${result.since}: ${result.fired} warnings on ${result.householdsFired} of ${result.households} households`,
      ...months.map(([month, count]) => `  ${month}  ${count}`),
      ...Object.entries(result.byTownship)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([code, count]) => `  township ${code}  ${count}`),
      `${result.confirmed} of them are about people of whom a warning was later closed as true`,
    ])
  }
  return result.problems.length === 0 ? EXIT.ok : EXIT.found
}
