import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Command } from 'commander'

/** `torture`: kills a writing cloud again and again; the work is with the tests, whose packages it needs. */
export function addTortureCommand(program: Command): void {
  program
    .command('torture')
    .description('Kills a writing cloud again and again, and compares what is left with what was acknowledged.')
    .option('--kills <number>', 'how often', '1000')
    .option('--seed <number>', 'what is written, and when it is killed (default: another each time)')
    .option('--json', 'print one JSON document and nothing else')
    .action(({ kills, seed, json }: { kills: string; seed?: string; json?: boolean }) => {
      const main = join('tests', 'local-cloud', 'durability', 'torture-main.ts')
      const args = ['--kills', kills, ...(seed === undefined ? [] : ['--seed', seed]), ...(json ? ['--json'] : [])]
      const { status } = spawnSync(process.execPath, ['--import', 'tsx', main, ...args], { stdio: 'inherit' })
      process.exitCode = status ?? 1
    })
}
