import { existsSync } from 'node:fs'
import path from 'node:path'
import { loadCounty, scanCounty, type LoadedFile } from '../county/load-county'
import { ensureBuilt } from '../build'
import { openCloud } from '../demo/open-cloud'
import { CommandError, EXIT, fromHere, printJson, printLines, type JsonOption } from './output'

export interface LoadOptions extends JsonOption {
  /** An empty or new data folder. */
  data: string
  /** Only these feeds, by comma. */
  feeds?: string
  scan?: boolean
}

const lineOf = ({ batch: { feedId, statusZh, rows }, seconds }: LoadedFile): string =>
  `${feedId}：${statusZh}，${rows.total} rows, ${rows.accepted} taken, ${rows.duplicates} twice, ${rows.rejected} refused, ${seconds.toFixed(1)} s`

/** `county-load <folder>`: takes a county made by `county` into a new data folder, file by file through the front door. */
export async function loadCountyFolder(folder: string, options: LoadOptions): Promise<number> {
  const from = fromHere(folder)
  const dataDir = fromHere(options.data)
  if (!existsSync(path.join(from, 'county.json')))
    throw new CommandError(`There is no county in ${folder}. Make one with: koumen county --out ${folder}`, EXIT.usage)
  if (existsSync(path.join(dataDir, 'database')))
    throw new CommandError(`${options.data} holds a county already. Name a new folder with --data.`, EXIT.usage)
  await ensureBuilt(['functions'], (line) => void process.stderr.write(`${line}\n`))
  const cloud = await openCloud({ port: 0, dataDir, app: false })
  const say = (line: string): void => void (options.json || process.stderr.write(`${line}\n`))
  try {
    const started = performance.now()
    const files = await loadCounty(cloud, from, {
      feeds: options.feeds?.split(','),
      onFile: (file) => say(lineOf(file)),
    })
    const seconds = (performance.now() - started) / 1000
    const scan = options.scan ? await scanCounty(cloud) : undefined
    const rows = files.reduce((sum, { batch }) => sum + batch.rows.total, 0)
    const report = { files: files.length, rows, seconds, households: cloud.db.count('households'), ...scan }
    if (options.json) printJson(report)
    else
      printLines([
        `${report.households} households from ${rows} rows of ${files.length} files in ${seconds.toFixed(0)} s`,
        ...(scan
          ? [`${scan.opened} warnings opened, every household looked at in ${scan.scanSeconds.toFixed(0)} s`]
          : []),
      ])
  } finally {
    await cloud.stop()
  }
  return EXIT.ok
}
