import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import type { ConsoleData } from '../console/console-data'
import type { ConsoleKey } from '../console/console-door'
import { addressOf, askCloud, type Where } from './ask-cloud'

type Answer<K extends keyof ConsoleData> = ConsoleData[K] extends (...given: never[]) => infer R ? Awaited<R> : never

/** `console`: opens the console of the cloud that runs over a data folder, prints how it stands and where the page is. */
export function addConsoleCommand(program: Command, defaultData: string): void {
  program
    .command('console')
    .description('Opens the console of a running cloud: prints how it stands and the address of the page.')
    .option('--data <folder>', 'the data folder of the running cloud', defaultData)
    .option('--json', 'print one JSON document and nothing else (no address, no token)')
    .action(async ({ json, ...where }: Where & { json?: boolean }) => {
      const { url, token } = await keyOf(where)
      const ask = async <T>(path: string): Promise<T> => {
        const answer = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } })
        if (!answer.ok) throw new Error(`the console answered ${answer.status}`)
        return (await answer.json()) as T
      }
      const [overview, collections, timers, queries] = [
        await ask<Answer<'overview'>>('/api/overview'),
        await ask<Answer<'collections'>>('/api/collections'),
        await ask<Answer<'timers'>>('/api/timers'),
        await ask<Answer<'queries'>>('/api/queries'),
      ]
      if (json) console.log(JSON.stringify({ overview, collections, timers, queries }))
      else {
        const { total } = overview
        console.log(`environment ${overview.envId}, cloud time ${overview.now.slice(0, 19).replace('T', ' ')}`)
        console.log(
          `${total.calls} calls (${total.errors} failed), ${total.reads} reads, ${total.writes} writes, ${overview.memoryMb} MB`,
        )
        for (const { name, documents, indexes } of collections) {
          if (documents > 0)
            console.log(`  ${name.padEnd(28)} ${String(documents).padStart(9)}  ${indexes.length} indexes`)
        }
        for (const timer of timers) {
          const next = timer.next ? new Date(Date.parse(timer.next) + 8 * 3600_000).toISOString().slice(0, 19) : 'never'
          console.log(
            `  ${`${timer.function}/${timer.timer}`.padEnd(38)} ${timer.state.padEnd(8)} next ${next.replace('T', ' ')}`,
          )
        }
        console.log(`${queries.length} slow queries or scans\n`)
        console.log(`${url}/console#token=${token}`)
      }
    })
}

/** Asks the cloud to open its console, then reads the key that it left for the folder's owner. */
async function keyOf(where: Where): Promise<ConsoleKey> {
  await askCloud({ ...where, server: addressOf(where) }, 'local.console').catch((error: Error) => {
    const closed = error.message.includes('ACTION_NOT_FOUND')
    throw closed ? new Error('This cloud was started without a console (the option `console`).') : error
  })
  const file = join(where.data, 'console')
  if (!existsSync(file)) throw new Error(`The console left no key in ${where.data}.`)
  return JSON.parse(readFileSync(file, 'utf8')) as ConsoleKey
}
