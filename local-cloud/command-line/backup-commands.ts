import type { Command } from 'commander'
import type { FolderReport } from '../backup/verify-folder'

interface Options {
  data: string
  json?: boolean
}

/**
 * `backup`, `restore` and `verify` over a data folder; the first and the last while a cloud runs in it. What they need is
 * loaded when they run: other commands answer at once.
 */
export function addBackupCommands(program: Command, defaultData: string): void {
  program
    .command('backup')
    .description('Copies a data folder as it is at one moment, while the cloud runs, with checksums.')
    .argument('<to>', 'an empty folder, or one that does not exist yet')
    .option('--data <folder>', 'the data folder', defaultData)
    .option('--json', 'print one JSON document and nothing else')
    .action(async (to: string, { data, json }: Options) => {
      const { backUp } = await import('../backup/back-up')
      const manifest = await backUp(data, to)
      if (json) return console.log(JSON.stringify(manifest))
      const documents = manifest.collections.reduce((sum, each) => sum + each.documents, 0)
      const bytes = manifest.files.reduce((sum, each) => sum + each.bytes, 0)
      console.log(
        `${to}: ${counted(documents, 'document')} of ${counted(manifest.collections.length, 'collection')}, ` +
          `${counted(manifest.files.length, 'file')}, ${counted(bytes, 'byte')}`,
      )
    })

  program
    .command('restore')
    .description('Makes a data folder of a backup, after comparing every checksum and checking every index.')
    .argument('<from>', 'the backup')
    .option('--into <folder>', 'the data folder to make', defaultData)
    .option('--replace', 'put aside what is in that folder now (it is renamed, not deleted)', false)
    .option('--json', 'print one JSON document and nothing else')
    .action(async (from: string, { into, replace, json }: { into: string; replace: boolean; json?: boolean }) => {
      const { restore } = await import('../backup/restore')
      const { manifest, aside } = await restore(from, into, { replace })
      if (json) return console.log(JSON.stringify({ into, aside, madeAt: manifest.madeAt }))
      console.log(`${into} is as the backup of ${manifest.madeAt}`)
      if (aside !== undefined) console.log(`what was there before is now in ${aside}`)
    })

  program
    .command('verify')
    .description(
      'Checks a data folder or a backup: documents, indexes, unique values, files. Exit code 1 when not sound.',
    )
    .option('--data <folder>', 'the data folder or backup', defaultData)
    .option('--json', 'print one JSON document and nothing else')
    .action(async ({ data, json }: Options) => {
      const { verifyFolder } = await import('../backup/verify-folder')
      const report = await verifyFolder(data)
      console.log(json ? JSON.stringify(report) : reportLines(report).join('\n'))
      if (report.faults > 0) process.exitCode = 1
    })
}

function reportLines({ collections, files, checksums, faults, problems }: FolderReport): string[] {
  const lines = collections.map(({ name, documents, indexes }) => {
    const entries = indexes.map((index) => `${index.name} ${index.entries}`).join(', ')
    return `${name}: ${counted(documents, 'document')}${entries === '' ? '' : ` (${entries})`}`
  })
  lines.push(`files: ${files.records}, ${counted(files.bytes, 'byte')}, ${files.strays} without a record`)
  if (checksums !== undefined) lines.push(`checksums compared: ${checksums}`)
  lines.push(...problems.map((problem) => `FAULT ${problem}`))
  if (faults > problems.length) lines.push(`and ${faults - problems.length} faults more`)
  lines.push(faults === 0 ? 'sound' : `${counted(faults, 'fault')}`)
  return lines
}

const counted = (number: number, noun: string) => `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`
