/**
 * `local-cloud`: the embedded CloudBase for any mini-program, from a terminal. Without a command it serves.
 */
import { Command } from 'commander'
import { leaveAddress } from './ask-cloud'
import { addCallCommands } from './call-commands'
import { addConsoleCommand } from './console-command'
import { addBackupCommands } from './backup-commands'
import { addCostsCommand } from './costs-command'
import { readCollections, readPeople, readProject } from './read-project'

interface ServeOptions {
  port: number
  data: string
  env?: string
  functions?: string
  config: string
  collections?: string
  people?: string
  pages?: string
  webStorage?: boolean
  webOrigin?: string[]
  show?: string[]
  reset: boolean
}

const DATA = '.local-cloud'

async function serve(options: ServeOptions): Promise<void> {
  // Loaded only here: a command that asks a running cloud answers at once.
  const { startLocalCloud } = await import('../start-local-cloud')
  const project = readProject(options.functions, options.config)
  const cloud = await startLocalCloud({
    port: options.port,
    dataDir: options.data,
    reset: options.reset,
    envId: options.env ?? project.envId ?? 'local',
    manifest: options.collections ? readCollections(options.collections) : [],
    functions: project.functions,
    functionsRoot: project.functionsRoot,
    demoAccounts: options.people ? readPeople(options.people) : undefined,
    staticDir: options.pages,
    webStorage: options.webStorage ? 'creator' : 'functions',
    webOrigins: options.webOrigin,
    console: { visible: options.show },
    log: ({ function: name, level, text, durationMs }) =>
      process.stderr.write(`${name || '-'} ${level} ${text}${durationMs === undefined ? '' : ` ${durationMs} ms`}\n`),
  })
  const takeAddress = leaveAddress(options.data, cloud.url)
  process.stdout.write(`${cloud.url}\n`)
  const stop = () => {
    void cloud.stop().then(() => {
      takeAddress()
      process.exit(0)
    })
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
}

const program = new Command('local-cloud').description('An embedded Tencent CloudBase: no account, no network.')

program
  .command('serve', { isDefault: true })
  .description('Starts the cloud on the loopback address and prints its address.')
  .option('--port <port>', 'port to listen on (0 takes a free one)', Number, 8800)
  .option('--data <folder>', 'the data folder', DATA)
  .option('--env <id>', 'the environment id (default: of cloudbaserc.json, else local)')
  .option(
    '--functions <folder>',
    'functions, <folder>/<name>/index.js (default: of cloudbaserc.json, else cloudfunctions)',
  )
  .option('--config <file>', 'time-outs, memory, variables and timers of the functions', 'cloudbaserc.json')
  .option('--collections <file>', 'JSON: names of collections, or objects {name, indexes}')
  .option('--people <file>', 'JSON: people one may sign in as in a browser, [{id, label, openid}]')
  .option('--pages <folder>', 'built web pages to serve')
  .option('--web-storage', 'the browser’s SDK may store files: all read, who stored may replace and delete')
  .option('--web-origin <origin...>', 'origins of pages elsewhere that may sign in and call functions')
  .option('--show <collection...>', 'collections that the console shows unmasked')
  .option('--reset', 'begin with an empty data folder', false)
  .action(serve)

addCallCommands(program, DATA)
addBackupCommands(program, DATA)
addCostsCommand(program, DATA)
addConsoleCommand(program, DATA)

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
