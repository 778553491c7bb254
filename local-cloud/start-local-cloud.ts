import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { AdminAccess } from './admin-access'
import { CloudClock } from './clock'
import { ConsoleDoor, consoleActions, type ConsoleKey, type ConsoleOptions } from './console/console-door'
import { CostCounters } from './costs/cost-counters'
import { costActions, countCalls, meterOf, nobody } from './costs/wire-costs'
import { DataFolder } from './data-folder'
import { Database } from './engine/database'
import type { QueryNote } from './engine/query-log'
import { Store } from './engine/store'
import type { Identity } from './functions/call-environment'
import { CallRecords } from './functions/call-records'
import { FunctionLog, type LogEntry } from './functions/function-log'
import { FunctionPool } from './functions/function-pool'
import { CustomLogin, type CustomLoginKey } from './gateway/custom-login'
import { demoRoutes } from './gateway/demo-routes'
import { functionRoutes } from './gateway/function-routes'
import { HttpAccess } from './gateway/http-access'
import { HttpServer } from './gateway/http-server'
import { SignIns } from './gateway/sign-in'
import { SignedText } from './gateway/signed-text'
import { StaticFiles } from './gateway/static-files'
import { storageRoutes } from './gateway/storage-routes'
import { SIGN_IN_SECONDS } from './limits'
import type { CollectionSpec, DemoAccount, FunctionSpec } from './manifest'
import { adminEndpoint } from './protocol/admin-endpoint'
import { databaseActions } from './protocol/database-actions'
import { functionActions } from './protocol/function-actions'
import { localActions } from './protocol/local-actions'
import { FileStore } from './storage/file-store'
import { storageActions } from './storage/storage-actions'
import { fileSurface } from './storage/file-surface'
import { ControlledClock } from './timers/controlled-clock'
import { TimerLedger } from './timers/timer-ledger'
import { TimerScheduler } from './timers/timer-scheduler'
import { ApiTokens } from './wechat/api-tokens'
import { openApiActions } from './wechat/open-api-actions'
import { SubscribeMessages } from './wechat/subscribe-messages'

export interface LocalCloudOptions {
  /** 0 takes a free port. */
  port: number
  dataDir: string
  envId: string
  manifest: readonly CollectionSpec[]
  functions: readonly FunctionSpec[]
  /** Function bundles: `<functionsRoot>/<name>/index.js` exporting `main(event, context)`. */
  functionsRoot: string
  /** People one may sign in as. Without them there is neither demo sign-in nor any `/demo` route. */
  demoAccounts?: readonly DemoAccount[]
  /** Built H5 files to serve at `/`. */
  staticDir?: string
  /** Where the clock starts in a data folder that has no time yet (ISO). */
  clockStart?: string
  /** Where the clock stands from now on (ISO), whatever the folder remembers: for a copy of a folder that was made earlier. */
  clockSet?: string
  /** Begins with an empty data folder. */
  reset?: boolean
  /** Calls that run at the same time (default: as many as processors, at least two); others wait. */
  workers?: number
  /** Each worker keeps to one function, with that function's memory limit: as on the platform, slower to begin. */
  ownWorkers?: boolean
  /** Refuses a function's calls above this many at once, as the platform does at its quota. Default: they wait. */
  callsAtOnce?: number
  /** Variables for the functions beside the platform's. */
  environment?: Readonly<Record<string, string>>
  log?: (entry: LogEntry) => void
  /** Allows the engineer's console; it opens when asked for, on a loopback port of its own, behind a token. */
  console?: ConsoleOptions
  /** False: timers fire only when the clock is advanced or they are fired by hand. */
  timersRun?: boolean
  signInSeconds?: number
  /** Who may use storage with the browser's SDK: `creator` is the platform's default rule, `functions` (ours) nobody. */
  webStorage?: 'functions' | 'creator'
  /** Origins (`http://localhost:3000`) whose pages may sign in and call functions, as the platform's WEB security domains. */
  webOrigins?: readonly string[]
  transactionLifetimeMs?: number
}

export interface LocalCloud {
  url: string
  port: number
  db: AdminAccess
  /** The private key to sign custom login tickets with, made when first asked for. */
  customLoginKey: () => CustomLoginKey
  call: (name: string, event: unknown, identity?: Identity) => Promise<unknown>
  clock: ControlledClock
  timers: TimerScheduler
  messages: SubscribeMessages
  /** What was used, as the platform bills it: `report()` now, `costsBetween(before, after)` for a span. */
  costs: CostCounters
  /** Opens the console; throws where it was not allowed. */
  openConsole: () => Promise<ConsoleKey>
  /** Lets running calls end, then closes everything. */
  stop: () => Promise<void>
}

/** Starts the embedded CloudBase on the loopback address over one data folder. */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const closers: (() => Promise<void> | void)[] = []
  const stop = once(async () => {
    for (const close of closers.reverse()) await close()
  })
  try {
    return await open(options, closers, stop)
  } catch (error) {
    await stop()
    throw error
  }
}

/** Each part that must be closed leaves its closer; they run in the opposite order. */
async function open(
  options: LocalCloudOptions,
  closers: (() => Promise<void> | void)[],
  stop: () => Promise<void>,
): Promise<LocalCloud> {
  const folder = new DataFolder(options.dataDir, options.reset ?? false)
  closers.push(() => folder.release())
  const log = new FunctionLog(folder.log, options.log)
  closers.push(() => log.close())
  const store = new Store(folder.database)
  store.queries.onNote = (note) => log.write(aboutQuery(note))
  const database = new Database(store, options.transactionLifetimeMs)
  closers.push(() => database.close())
  await database.apply(options.manifest)

  const clock = await openClock(store, options)
  const signed = new SignedText(folder.secret)
  const apiTokens = new ApiTokens(signed, options.functions)
  const server = new HttpServer()
  const port = await server.listen(options.port)
  closers.push(() => server.close())
  const url = `http://127.0.0.1:${port}`

  const files = new FileStore(folder.files, options.envId, store, signed, () => clock.nowMs())
  const costs = new CostCounters(
    store,
    () => clock.nowMs(),
    () => files.stored(),
  )
  closers.push(() => costs.stop())
  const records = new CallRecords()
  countCalls(records, costs)

  const pool = new FunctionPool({
    envId: options.envId,
    adminUrl: `${url}/admin`,
    root: options.functionsRoot,
    functions: options.functions,
    ownWorkers: options.ownWorkers,
    callsAtOnce: options.callsAtOnce,
    workers: options.workers ?? Math.max(2, availableParallelism()),
    clock,
    log,
    records,
    environment: options.environment ?? {},
    apiTokenFor: (name) => apiTokens.issue(name),
  })
  closers.push(() => pool.stop())
  const timers = new TimerScheduler(options.functions, pool, clock, new TimerLedger(store))
  closers.push(() => timers.stop())
  const controlled = new ControlledClock(clock, timers)
  const messages = new SubscribeMessages(store, () => clock.now())
  const customLogin = new CustomLogin(join(options.dataDir, 'custom-login.json'), options.envId, () => clock.nowMs())
  const accounts = options.demoAccounts ?? []
  const signIns = new SignIns(signed, store, customLogin, accounts, options.signInSeconds ?? SIGN_IN_SECONDS)

  const sources = {
    envId: options.envId,
    clock,
    database,
    functions: options.functions,
    records,
    timers,
    messages,
    costs,
  }
  const door = options.console && new ConsoleDoor(sources, options.console, join(options.dataDir, 'console'))
  if (door) closers.push(() => door.close())

  server.serve({
    admin: adminEndpoint(
      {
        ...databaseActions(database, () => clock.nowMs()),
        ...functionActions(pool),
        ...storageActions(files),
        ...openApiActions(messages, apiTokens, (caller) => costs.count(caller ?? nobody, { messages: 1 })),
        ...costActions(costs),
        ...localActions(pool, timers, controlled),
        ...(door ? consoleActions(door) : {}),
      },
      meterOf(records, costs),
    ),
    files: fileSurface(files, (moved) => costs.count(nobody, moved)),
    routes: {
      ...functionRoutes(pool, signIns),
      ...storageRoutes(files, signIns, options.webStorage ?? 'functions'),
      ...(options.demoAccounts ? demoRoutes(signIns, controlled, messages) : {}),
    },
    access: new HttpAccess(options.functions, pool, options.envId),
    webOrigins: options.webOrigins ?? [],
    pages: options.staticDir ? new StaticFiles(options.staticDir) : undefined,
  })
  await timers.start(options.timersRun ?? true)

  return {
    url,
    port,
    db: new AdminAccess(database),
    customLoginKey: () => customLogin.key(),
    call: (name, event, identity = {}) => pool.call(name, event, identity),
    clock: controlled,
    timers,
    messages,
    costs,
    openConsole: () => door?.open() ?? Promise.reject(new Error('the console is not allowed here')),
    stop,
  }
}

/** A query that scans or is slow, as a line of the log; its values are left out. */
const aboutQuery = (note: QueryNote): LogEntry => ({
  time: new Date().toISOString(),
  function: 'database',
  requestId: '',
  level: 'warn',
  text: `${note.scan ? 'scan' : 'slow'} (${note.plan}) of ${note.collection} by ${note.shape}: ${note.examined} read, ${note.returned} found`,
  durationMs: Math.round(note.milliseconds),
})

async function openClock(
  store: Store,
  { clockStart: start, clockSet }: Pick<LocalCloudOptions, 'clockStart' | 'clockSet'>,
): Promise<CloudClock> {
  const key = ['clock', 'offset']
  const clock = new CloudClock(store.fact<number>(key) ?? 0, (offset) => store.keepFact(key, offset))
  if (clockSet !== undefined) await clock.moveTo(Date.parse(clockSet))
  else if (start !== undefined && store.fact<number>(key) === undefined) await clock.moveTo(Date.parse(start))
  return clock
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  return () => (running ??= work())
}
