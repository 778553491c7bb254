import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { areaResolver } from '@shared/areas/resolve-area'
import { findFeed } from '@shared/feeds/catalogue'
import { findHeader } from '@shared/feeds/match-headers'
import { parseRows, type ParsedRows } from '@shared/feeds/parse-rows'
import { readTable } from '../read-table'
import {
  makeWholeCounty,
  type WholeCountyOrder,
  type WholeCountyReport,
} from '../../../../tools/county/whole/make-whole-county'
import { wholeCountyAreas } from '../../../../tools/county/whole/places'

export const TODAY = '2026-11-23'

const folders: string[] = []

/** A county in a folder of its own, removed by `removeCounties`. */
export const countyOf = (
  order: Partial<WholeCountyOrder> & Pick<WholeCountyOrder, 'feeds'>,
): { folder: string; report: WholeCountyReport } => {
  const folder = mkdtempSync(path.join(tmpdir(), 'whole-county-'))
  folders.push(folder)
  return { folder, report: makeWholeCounty({ seed: 7, persons: 900, today: TODAY, folder, ...order }) }
}

export const removeCounties = (): void => folders.forEach((folder) => rmSync(folder, { recursive: true }))

export const bytesOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(path.join(folder, name)).toString('base64')]),
  )

const areas = areaResolver(wholeCountyAreas())

/** One file as the importer reads it. */
export const readFeed = (
  { folder, report }: { folder: string; report: WholeCountyReport },
  feedId: string,
): ParsedRows & { missing: readonly string[]; ignored: readonly string[] } => {
  const feed = findFeed(feedId)
  const file = report.files.find((one) => one.feedId === feedId)
  if (!feed || !file) throw new Error(`no file of ${feedId}`)
  const table = readTable(readFileSync(path.join(folder, file.fileName)))
  if (!table.ok) throw new Error(`${feedId}: ${table.messageZh}`)
  const found = findHeader(
    feed,
    table.rows.map((row) => row.cells),
  )
  if (!found) throw new Error(`${feedId}: no heading`)
  const { missing, ignored } = found.match
  return {
    missing,
    ignored,
    ...parseRows(feed, found.match, table.rows.slice(found.index + 1), { today: TODAY, areas }),
  }
}

export interface PlantedFault {
  feedId: string
  line: number
  code: string
  outcome: string
  column: string
}

export const plantedIn = (folder: string): PlantedFault[] =>
  readFileSync(path.join(folder, 'planted.csv'), 'utf8')
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => {
      const [feedId = '', at = '', code = '', outcome = '', column = ''] = line.split(',')
      return { feedId, line: Number(at), code, outcome, column }
    })
