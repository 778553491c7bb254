import { Command } from 'commander'
import { dirname, join } from 'node:path'
import { collections } from '../config/collections'
import { functions } from '../config/functions'
import { buildAllFunctions } from './build-functions'
import { cloudTarget, keyFileOf, keysFor, type Credentials } from './deploy/environment'
import { describeStep, EMPTY, planDeployment } from './deploy/plan'

const root = dirname(__dirname)
const say = (line: string) => void process.stdout.write(`${line}\n`)

const credentialsFrom = (environment: Record<string, string | undefined>): Credentials | string => {
  const { TCB_ENV, TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY } = environment
  const missing = Object.entries({ TCB_ENV, TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY })
    .filter(([, value]) => !value)
    .map(([name]) => name)
  if (!TCB_ENV || !TENCENTCLOUD_SECRETID || !TENCENTCLOUD_SECRETKEY) return `Not set: ${missing.join(', ')}.`
  return { envId: TCB_ENV, secretId: TENCENTCLOUD_SECRETID, secretKey: TENCENTCLOUD_SECRETKEY }
}

const deploy = async (options: { dryRun?: boolean; build: boolean }): Promise<number> => {
  const credentials = credentialsFrom(process.env)
  if (typeof credentials === 'string') {
    if (!options.dryRun) {
      process.stderr.write(`${credentials} They are on the API-key page of the Tencent Cloud console.\n`)
      return 2
    }
    const steps = planDeployment(collections, functions, EMPTY)
    for (const step of steps) say(describeStep(step))
    say(`${steps.length} steps for an empty environment; nothing was changed. ${credentials}`)
    return 0
  }
  const target = cloudTarget(credentials)
  const state = await target.read()
  const steps = planDeployment(collections, functions, state)
  if (options.dryRun) {
    for (const step of steps) say(describeStep(step))
    say(`${steps.length} steps for ${credentials.envId}; nothing was changed.`)
    return 0
  }
  if (options.build) say(await buildAllFunctions())
  const known = functions.map(({ name }) => name).filter((name) => state.functions.has(name))
  const keyFile = keyFileOf(root, credentials.envId)
  const { keys, from } = await keysFor(process.env, target, known, keyFile)
  say(
    `Data keys: ${from}${from.endsWith('key file') ? ` ${keyFile} (keep it safe: without it sealed data is lost)` : ''}`,
  )
  for (const [done, step] of steps.entries()) {
    say(`${String(done + 1).padStart(3)}/${steps.length} ${describeStep(step)}`)
    await target.apply(step, { keys, functionsRoot: join(root, 'dist', 'cloudfunctions') })
  }
  say(`Deployed to ${credentials.envId}.`)
  return 0
}

new Command('deploy')
  .description('Brings a CloudBase environment to the manifest: collections, indexes, functions, timers.')
  .option('--dry-run', 'print the plan and change nothing')
  .option('--no-build', 'deploy the bundles that are in dist/ already')
  .addHelpText('after', '\nNeeds TCB_ENV, TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY.')
  .action((options: { dryRun?: boolean; build: boolean }) =>
    deploy(options).then(
      (code) => void (process.exitCode = code),
      (error: unknown) => {
        process.stderr.write(`Deployment stopped: ${error instanceof Error ? error.message : String(error)}\n`)
        process.exitCode = 1
      },
    ),
  )
  .parse()
