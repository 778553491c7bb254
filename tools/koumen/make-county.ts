import { allFeeds } from '@shared/feeds/catalogue'
import { isLocalDate } from '@shared/kernel/dates'
import { feedsInUse } from '../county/whole/feeds-in-use'
import { makeWholeCounty } from '../county/whole/make-whole-county'
import { CommandError, EXIT, fromHere, printJson, printLines, type JsonOption } from './output'

export interface CountyOptions extends JsonOption {
  persons: string
  seed: string
  households?: string
  out: string
  feeds?: string
  on: string
  clean?: boolean
}

const wholeNumber = (option: string, text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new CommandError(`${option} needs a whole number.`, EXIT.usage)
  return Number(text)
}

const feedsOf = (asked: string | undefined): string[] => {
  if (asked === undefined) return feedsInUse()
  const known = allFeeds().map(({ id }) => id)
  if (asked === 'all') return known
  const wanted = [...new Set(asked.split(',').filter((id) => id !== ''))]
  const unknown = wanted.filter((id) => !known.includes(id))
  if (unknown.length > 0 || wanted.length === 0)
    throw new CommandError(`No feed ${unknown.join(', ')}. Feeds: ${known.join(', ')}`, EXIT.usage)
  return wanted
}

/** `county`: the whole fictional county as department files, with the faults that real files have. */
export async function makeCounty(options: CountyOptions): Promise<number> {
  if (!isLocalDate(options.on)) throw new CommandError('--on needs a day written like 2026-11-23.', EXIT.usage)
  const feeds = feedsOf(options.feeds)
  const onTerminal = process.stderr.isTTY && !options.json
  const started = performance.now()
  const report = makeWholeCounty({
    persons: wholeNumber('--persons', options.persons),
    seed: wholeNumber('--seed', options.seed),
    households: options.households === undefined ? undefined : wholeNumber('--households', options.households),
    today: options.on,
    folder: fromHere(options.out),
    feeds,
    clean: options.clean,
    onProgress: (households) => onTerminal && process.stderr.write(`\r${households} households …`),
  })
  if (onTerminal) process.stderr.write('\r')
  const seconds = (performance.now() - started) / 1000
  if (options.json) printJson({ ...report, seconds })
  else {
    const { class2, general, ...class1 } = report.byCategory
    const first = Object.values(class1).reduce((sum, { persons }) => sum + persons, 0)
    printLines([
      `${report.households} households, ${report.persons} persons: class 1 ${first}, class 2 ${class2.persons}, ordinary ${general.persons}`,
      ...Object.entries(class1).map(
        ([category, count]) => `  ${category}: ${count.persons} persons in ${count.households} households`,
      ),
      `${report.files.length} files, ${report.rows} rows, ${(report.bytes / 1e6).toFixed(1)} MB in ${seconds.toFixed(1)} s`,
      `${options.out}: county.json, areas.json, staff.json, plates.csv, planted.csv`,
    ])
  }
  return EXIT.ok
}
