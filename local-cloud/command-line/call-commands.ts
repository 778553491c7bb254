import type { Command } from 'commander'
import { askCloud, addressOf, type Where } from './ask-cloud'

interface CallOptions extends Where {
  openid?: string
  unionid?: string
}

interface ClockOptions extends Where {
  set?: string
  advance?: string
}

const units = { s: 1000, m: 60_000, h: 3600_000, d: 24 * 3600_000 }

const asking = (command: Command, defaultData: string): Command =>
  command
    .option('--server <url>', 'address of the cloud (default: the one that uses the data folder)')
    .option('--data <folder>', 'the data folder', defaultData)

/** `call`, `fire`, `clock` and `env`: what one asks a running cloud while writing functions. */
export function addCallCommands(program: Command, defaultData: string): void {
  asking(program.command('call'), defaultData)
    .argument('<function>')
    .argument('[event]', 'the event, as JSON', '{}')
    .description('Calls a function and prints its result.')
    .option('--openid <id>', 'who calls, as WeChat would say')
    .option('--unionid <id>')
    .action(async (name: string, event: string, { openid, unionid, ...where }: CallOptions) => {
      const asked = { name, event: JSON.parse(event) as unknown, identity: { openid, unionid } }
      console.log(JSON.stringify((await askCloud<{ result: unknown }>(where, 'local.call', asked)).result))
    })

  asking(program.command('fire'), defaultData)
    .argument('<function>')
    .argument('<timer>')
    .description('Fires a timer now and prints the result of its function.')
    .action(async (name: string, timer: string, where: Where) => {
      console.log(JSON.stringify((await askCloud<{ result: unknown }>(where, 'local.fire', { name, timer })).result))
    })

  asking(program.command('clock'), defaultData)
    .description('Prints the cloud’s time, or moves it.')
    .option('--set <instant>', 'jump to an instant; timers between are not fired')
    .option('--advance <span>', 'let time pass (30s, 5m, 2h, 1d); timers due on the way fire')
    .action(async ({ set, advance, ...where }: ClockOptions) => {
      const advanceMs = advance === undefined ? undefined : spanOf(advance)
      console.log((await askCloud<{ now: string }>(where, 'local.clock', { set, advanceMs })).now)
    })

  asking(program.command('env'), defaultData)
    .description('Prints the variables that point an unmodified SDK at the running cloud.')
    .option('--env <id>', 'the environment id', 'local')
    .action(({ env, ...where }: Where & { env: string }) => {
      const url = JSON.stringify({ URL: `${addressOf(where)}/admin` })
      console.log(`export TCB_ENV=${env}`)
      console.log('export TENCENTCLOUD_REGION=ap-shanghai')
      console.log('export TENCENTCLOUD_SECRETID=any')
      console.log('export TENCENTCLOUD_SECRETKEY=any')
      console.log(`export TCB_CONTEXT_CNFG='${url}'`)
    })
}

function spanOf(text: string): number {
  const [, number, unit] = /^(\d+)([smhd])$/.exec(text) ?? []
  if (number === undefined) throw new Error(`A span looks like 30s, 5m, 2h or 1d, not ${text}.`)
  return Number(number) * units[unit as keyof typeof units]
}
