import type { Command } from 'commander'
import { byFunction, type CostReport, type Usage } from '../costs/cost-report'
import { askCloud, type Where } from './ask-cloud'

interface CostsOptions extends Where {
  from?: string
  to?: string
  actions?: boolean
  reset?: boolean
  json?: boolean
}

const shown: (keyof Usage)[] = [
  'calls',
  'errors',
  'reads',
  'writes',
  'documentsRead',
  'documentsWritten',
  'functionMs',
  'gbSeconds',
  'messages',
]

/** `costs`: what the running cloud used, by function (and action). */
export function addCostsCommand(program: Command, defaultData: string): void {
  program
    .command('costs')
    .description('What a running cloud used, as the platform bills it: reads, writes, milliseconds of functions.')
    .option('--server <url>', 'address of the cloud (default: the one that uses the data folder)')
    .option('--data <folder>', 'the data folder', defaultData)
    .option('--from <day>', 'first day, YYYY-MM-DD')
    .option('--to <day>', 'last day, YYYY-MM-DD')
    .option('--actions', 'a line for each action and day')
    .option('--reset', 'begin at nought afterwards')
    .option('--json', 'print one JSON document and nothing else')
    .action(async ({ from, to, reset, actions, json, ...where }: CostsOptions) => {
      const report = await askCloud<CostReport>(where, 'local.costs', { from, to, reset })
      if (json) console.log(JSON.stringify(report))
      else console.log(costTable(report, actions ?? false))
    })
}

/** The report as a table for people. */
function costTable(report: CostReport, actions: boolean): string {
  const names = actions
    ? report.rows.map((row) => [`${row.day} ${row.function || '(outside)'} ${row.action}`.trim(), row] as const)
    : byFunction(report.rows).map((row) => [row.function || '(outside)', row] as const)
  const lines = [...names, ['total', report.total] as const].map(([name, usage]) => [
    name,
    ...shown.map((column) =>
      usage[column].toLocaleString('en-US', { maximumFractionDigits: column === 'gbSeconds' ? 2 : 0 }),
    ),
  ])
  const all = [['', ...shown], ...lines]
  const widths = (all[0] ?? []).map((_, at) => Math.max(...all.map((line) => line[at]?.length ?? 0)))
  const table = all.map((line) =>
    line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
  )
  const { files, bytes } = report.stored
  return [...table, '', `${report.at}  storage: ${files} files, ${bytes.toLocaleString('en-US')} bytes`].join('\n')
}
