import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { collections } from '../config/collections'
import { functions } from '../config/functions'
import { startLocalCloud, type FunctionSpec } from '../local-cloud'
import { leaveAddress } from '../local-cloud/command-line/ask-cloud'
import { addBackupCommands } from '../local-cloud/command-line/backup-commands'
import { addConsoleCommand } from '../local-cloud/command-line/console-command'
import { addCostsCommand } from '../local-cloud/command-line/costs-command'
import { packLocalCloud } from './cloud/pack-local-cloud'
import { addTortureCommand } from './cloud/torture-command'
import { keysOf } from './demo/key-file'
import { stopWithParent } from './stop-with-parent'

interface CloudOptions {
  port: number
  data: string
  env: string
  functions: string
  reset: boolean
}

/** The functions that have a bundle; one that the project does not know gets the platform's defaults. */
function bundled(root: string): FunctionSpec[] {
  if (!existsSync(root)) return []
  const names = readdirSync(root).filter((name) => existsSync(join(root, name, 'index.js')))
  return names.map(
    (name) =>
      functions.find((each) => each.name === name) ?? {
        name,
        timeoutSeconds: 5,
        memoryMb: 256,
        openapi: permissions(root, name),
      },
  )
}

function permissions(root: string, name: string): string[] {
  const file = join(root, name, 'config.json')
  if (!existsSync(file)) return []
  const { permissions } = JSON.parse(readFileSync(file, 'utf8')) as { permissions?: { openapi?: string[] } }
  return permissions?.openapi ?? []
}

async function serve(options: CloudOptions): Promise<void> {
  const cloud = await startLocalCloud({
    port: options.port,
    dataDir: options.data,
    reset: options.reset,
    envId: options.env,
    manifest: collections,
    functions: bundled(options.functions),
    functionsRoot: options.functions,
    environment: { ...keysOf(options.data) },
    console: {},
  })
  const takeAddress = leaveAddress(options.data, cloud.url)
  process.stdout.write(`${cloud.url}/admin\n`)
  const stop = () => cloud.stop().then(() => (takeAddress(), process.exit(0)))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop())
  stopWithParent(stop)
}

const program = new Command('cloud').description('The embedded CloudBase, and what its engineer needs.')

program
  .command('serve', { isDefault: true })
  .description('The embedded CloudBase alone: the protocol of the server SDKs at /admin, on the loopback address.')
  .requiredOption('--port <port>', 'port to listen on (0 takes a free one)', Number)
  .requiredOption('--data <folder>', 'the data folder')
  .option('--env <id>', 'the environment id that file ids carry', 'koumen-local')
  .option('--functions <folder>', 'function bundles, <folder>/<name>/index.js', join('dist', 'cloudfunctions'))
  .option('--reset', 'begin with an empty data folder', false)
  .action(serve)

program
  .command('pack')
  .description('Makes the package of local-cloud as it would be published, and prints the path of the tarball.')
  .option('--out <folder>', 'where to put it', 'dist')
  .action(async ({ out }: { out: string }) => console.log(await packLocalCloud(out)))
addTortureCommand(program)
addBackupCommands(program, process.env.KOUMEN_DATA ?? '.koumen')
addConsoleCommand(program, process.env.KOUMEN_DATA ?? '.koumen')
addCostsCommand(program, process.env.KOUMEN_DATA ?? '.koumen')

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
