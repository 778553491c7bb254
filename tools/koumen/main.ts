/**
 * `npm run -s koumen -- <command>`: what an operator does from a terminal.
 * Exit codes: 0 done, 1 done and something was found wrong, 2 asked wrongly, 3 the county cannot be reached.
 */
import { Command, CommanderError } from 'commander'
import { KoumenError } from '@shared/kernel/errors'
import type { LoadOptions } from './load-county'
import type { CountyOptions } from './make-county'
import type { DisasterOptions } from './list-disaster'
import type { ImportOptions } from './import-feed'
import type { UndoOptions } from './undo-feed'
import { CommandError, EXIT, type JsonOption } from './output'
import type { PlatesOptions } from './print-plates'
import type { BackTestOptions } from './backtest-warnings'
import type { ScanOptions } from './run-scan'
import type { ScreenOptions } from './screen-household'
import type { WhatIfOptions } from './what-if'
import type { ReachOptions } from './connect'

const program = new Command('koumen')
  .description('Operations of a Koumen county')
  .showHelpAfterError('(add --help to see how it is used)')
  .exitOverride()

const asked = (command: Command): Command => command.option('--json', 'print one JSON document and nothing else')

/** Commands that reach a county: a running server or the data folder in KOUMEN_DATA. */
const reaching = (command: Command): Command =>
  asked(command)
    .option('--server <url>', 'address of a running server (default: the one that uses the data folder)')
    .option('--as <account>', 'who acts', 'administrator')

/** Each command is loaded when it is asked for: most need no cloud and should answer at once. */
const exitWith = async (code: Promise<number>): Promise<void> => {
  process.exitCode = await code
}

asked(program.command('screen'))
  .argument('<file>', 'household.json, or an .ndjson or .jsonl file with one household a line')
  .option('--brief', 'verdicts and what is missing only')
  .description(
    'screen a household against every policy: verdict, deciding facts, amount with arithmetic, what is missing',
  )
  .action((file: string, options: ScreenOptions) =>
    exitWith(import('./screen-household').then((command) => command.screenHousehold(file, options))),
  )

asked(program.command('whatif'))
  .argument('<overlay>', 'overlay.json: { "edits": [ … ] }, proposed values and versions')
  .option('--households <place>', 'a file or folder of households (default: the county)')
  .option('--on <day>', 'the day compared, YYYY-MM-DD (default: the first on which every edit counts)')
  .option('--server <url>', 'address of a running server (default: the one that uses the data folder)')
  .option('--as <account>', 'who acts', 'dispatcher')
  .description('who would gain, who would lose, what it would cost a month; nothing is proposed')
  .action((overlay: string, options: WhatIfOptions) =>
    exitWith(import('./what-if').then((command) => command.whatIf(overlay, options))),
  )

const feeds = program.command('feeds').description('files of departments')
reaching(feeds.command('import'))
  .argument('<file>', 'CSV or XLSX file as the department sent it')
  .option('--feed <id>', 'which feed it is (default: told by its headings)')
  .option('--date <day>', 'the day the data is of, YYYY-MM-DD (default: in the file name, else today)')
  .description('take a file in to the end; good rows are kept, bad ones listed')
  .action((file: string, options: ImportOptions) =>
    exitWith(import('./import-feed').then((command) => command.importFeed(file, options))),
  )
reaching(feeds.command('preview'))
  .argument('<file>', 'CSV or XLSX file as the department sent it')
  .option('--feed <id>', 'which feed it is (default: told by its headings)')
  .option('--date <day>', 'the day the data is of, YYYY-MM-DD (default: in the file name, else today)')
  .description('say what taking the file in would change; nothing is taken in')
  .action((file: string, options: ImportOptions) =>
    exitWith(import('./import-feed').then((command) => command.previewFeed(file, options))),
  )
reaching(feeds.command('undo'))
  .argument('<batch>', 'the batch, as import named it')
  .option('--even-if-newer', 'also when a newer list has come since')
  .description('take a batch back: its rows count no more, earlier rows stand again')
  .action((batch: string, options: UndoOptions) =>
    exitWith(import('./undo-feed').then((command) => command.undoFeed(batch, options))),
  )
reaching(feeds.command('status'))
  .description('when each feed last came, what is due, stale or was refused (exit code 1: something is stale)')
  .action((options: ReachOptions) => exitWith(import('./feed-status').then((command) => command.feedStatus(options))))

reaching(program.command('scan'))
  .description('run the warning rules now over what changed, is due, or waited for a feed')
  .option('--full', 'over every household, every area and every feed, for example after a rule changed')
  .action((options: ScanOptions) => exitWith(import('./run-scan').then((command) => command.runScan(options))))

const warnings = program.command('warnings').description('rules that propose a look')
reaching(warnings.command('backtest'))
  .argument('<rule.json>', 'a rule as in shared/warnings/catalogue, also a draft')
  .option('--since <day>', 'looks back to this day, YYYY-MM-DD (default: a year ago)')
  .description('how often a rule would have been raised over the history kept, on whom, how often rightly')
  .action((file: string, options: BackTestOptions) =>
    exitWith(import('./backtest-warnings').then((command) => command.backTestWarnings(file, options))),
  )

reaching(program.command('disaster'))
  .requiredOption('--areas <codes>', 'area codes, with commas between')
  .option('--kind <hazard>', 'TY typhoon, RS rain, FL flood, GS landslide, HT heat, CW cold', 'TY')
  .description('whom to move or visit first, with reasons; as a dispatcher or officer: --as dispatcher')
  .action((options: DisasterOptions) =>
    exitWith(import('./list-disaster').then((command) => command.listDisaster(options))),
  )

const audit = program.command('audit').description('the audit log')
reaching(audit.command('verify'))
  .description('check the whole log against its seals')
  .action((options: ReachOptions) => exitWith(import('./verify-audit').then((command) => command.verifyAudit(options))))

reaching(program.command('plates'))
  .option('--area <code>', 'county, township, community or grid', '339921107201')
  .option('--base <url>', 'where a county’s own plates lead (default: the page of the running server)')
  .option('--out <file>', 'the sheet to write', 'plates.html')
  .description('print the door plates of an area: a page of QR codes')
  .action((options: PlatesOptions) =>
    exitWith(import('./print-plates').then((command) => command.printPlates(options))),
  )

asked(program.command('county'))
  .option('--persons <n>', 'persons on the registers, class 1 and class 2, exactly', '32292')
  .option('--seed <n>', 'the same seed gives the same bytes', '7')
  .option(
    '--households <n>',
    'households in all (default: the registers, and ordinary residents as the model samples them)',
  )
  .option('--out <folder>', 'where the files go', 'county')
  .option('--feeds <ids>', 'feeds, separated by commas, or all (default: those that warning rules and policies use)')
  .option('--on <day>', 'the day the files are of, YYYY-MM-DD', '2026-11-23')
  .option('--clean', 'without the faults that real files have')
  .description('make the whole fictional county 青禾县 as department files')
  .action((options: CountyOptions) => exitWith(import('./make-county').then((command) => command.makeCounty(options))))

asked(program.command('county-load'))
  .argument('<folder>', 'a county made by `county`')
  .option('--data <folder>', 'an empty or new data folder', '.koumen-county')
  .option('--feeds <ids>', 'only these, by comma (default: every file of the folder)')
  .option('--no-scan', 'leave the households unlooked at')
  .description('take a whole county into a new data folder, file by file through the front door, and scan it')
  .action((folder: string, options: LoadOptions) =>
    exitWith(import('./load-county').then((command) => command.loadCountyFolder(folder, options))),
  )

const catalogue = program.command('catalogue').description('policies, facts, feeds and warnings')
asked(catalogue.command('check'))
  .argument('[overlay]', 'a county’s overlay.json to check over the catalogue')
  .description('check every file of the catalogue against the vocabulary and its sources, or an overlay over it')
  .action((overlay: string | undefined, options: JsonOption) =>
    exitWith(
      overlay === undefined
        ? import('./check-catalogue').then((command) => command.checkCatalogue(options))
        : import('./check-overlay').then((command) => command.checkOverlayFile(overlay, options)),
    ),
  )

async function main(): Promise<void> {
  try {
    await program.parseAsync()
  } catch (error) {
    if (error instanceof CommanderError) {
      // Commander has already said what it had to say; help and version are no mistakes.
      process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage
    } else if (error instanceof CommandError) {
      console.error(error.message)
      process.exitCode = error.exitCode
    } else if (error instanceof KoumenError) {
      console.error(`${error.code} ${error.messageZh}`)
      process.exitCode = EXIT.found
    } else {
      console.error(error)
      process.exitCode = EXIT.unavailable
    }
  }
}

void main()
