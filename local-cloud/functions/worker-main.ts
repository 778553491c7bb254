import { createRequire } from 'node:module'
import { join } from 'node:path'
import { format } from 'node:util'
import { parentPort, workerData } from 'node:worker_threads'
import { followClock } from './follow-clock'
import { WorkerEnvironment } from './worker-environment'
import type { CallMessage, WorkerMessage, WorkerSetup } from './worker-messages'

/** Runs inside a worker thread: one call at a time, identity in `process.env` for that call only. */
type Main = (event: unknown, context: Record<string, unknown>) => unknown

const port = parentPort
if (!port) throw new Error('worker-main runs in a worker thread')
const loaded = new Map<string, Main>()
const environment = new WorkerEnvironment()
let requestId = ''

followClock((workerData as WorkerSetup).clock)
for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) {
  console[level] = (...parts: unknown[]) => send({ type: 'log', requestId, level, text: format(...parts) })
}
for (const stream of ['stdout', 'stderr'] as const) {
  process[stream].write = (chunk: string | Uint8Array) => {
    send({ type: 'log', requestId, level: stream, text: Buffer.from(chunk).toString().trimEnd() })
    return true
  }
}
process.on('unhandledRejection', (reason) => console.error('unhandled rejection', reason))
stayInside()
port.on('message', (message: CallMessage) => void run(message))

async function run(call: CallMessage): Promise<void> {
  requestId = call.requestId
  environment.enter(call.name, call.environment)
  try {
    const result: unknown = await load(call.directory)(JSON.parse(call.event), contextOf(call))
    const text = JSON.stringify(result ?? null)
    environment.leave(call.name, call.environment)
    send({ type: 'result', requestId: call.requestId, result: text })
  } catch (error) {
    environment.leave(call.name, call.environment)
    const failure = error instanceof Error ? error : new Error(format(error))
    const message = `${failure.name}: ${failure.message}`
    send({ type: 'failure', requestId: call.requestId, message, stack: failure.stack ?? message })
  }
}

/** A signal to the own process would end the whole cloud: it ends this worker, as it ends the instance there. */
function stayInside(): void {
  const kill = process.kill.bind(process)
  process.kill = (pid, signal) => {
    if (pid !== process.pid && pid > 0) return kill(pid, signal)
    if (signal !== 0) process.exit(1)
    return true
  }
}

function load(directory: string): Main {
  const known = loaded.get(directory)
  if (known) return known
  const file = join(directory, 'index.js')
  const exported = createRequire(file)(file) as { main?: Main }
  if (typeof exported.main !== 'function') throw new Error(`index.js of ${directory} exports no main`)
  loaded.set(directory, exported.main)
  return exported.main
}

const contextOf = (call: CallMessage) => ({
  callbackWaitsForEmptyEventLoop: false,
  memory_limit_in_mb: call.memoryMb,
  time_limit_in_ms: call.timeoutSeconds * 1000,
  request_id: call.requestId,
  function_name: call.name,
  function_version: '$LATEST',
  namespace: process.env.SCF_NAMESPACE,
  tencentcloud_region: process.env.TENCENTCLOUD_REGION,
  environ: Object.entries(call.environment)
    .map(([key, value]) => `${key}=${value}`)
    .join(';'),
  environment: JSON.stringify(call.environment),
})

function send(message: WorkerMessage): void {
  port?.postMessage(message)
}
