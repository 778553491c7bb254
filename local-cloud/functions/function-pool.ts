import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { CloudClock } from '../clock'
import { CloudError, functionMissing, payloadTooLarge, tooManyCalls } from '../errors'
import { DEFAULT_FUNCTION_TIMEOUT_SECONDS, MAX_FUNCTION_PAYLOAD_BYTES, WORKER_MEMORY_MB } from '../limits'
import type { FunctionSpec } from '../manifest'
import { callEnvironment, workerEnvironment, type Identity } from './call-environment'
import { actionOf, type CallRecords } from './call-records'
import type { FunctionLog } from './function-log'
import { FunctionWorker } from './function-worker'
import type { CallMessage } from './worker-messages'

export interface PoolOptions {
  envId: string
  adminUrl: string
  root: string
  functions: readonly FunctionSpec[]
  workers: number
  /** A worker holds one function only, with that function's memory: as on the platform, and slower to begin. */
  ownWorkers?: boolean
  /** Calls of one function at a time, waiting ones included; more are refused. */
  callsAtOnce?: number
  clock: CloudClock
  log: FunctionLog
  records: CallRecords
  environment: Readonly<Record<string, string>>
  /** Proof, for the WeChat APIs, of which function calls. */
  apiTokenFor: (functionName: string) => string
}

/** Runs functions on warm workers. A function called by a function may use workers beyond the pool's size. */
export class FunctionPool {
  #workers: FunctionWorker[] = []
  readonly #queue: (() => void)[] = []
  #stopping = false

  constructor(private readonly options: PoolOptions) {}

  /**
   * Runs a function on an event and returns its result; throws what the platform would answer. `parent`: the request
   * of the function that calls, which would otherwise wait for the worker it holds itself.
   */
  async call(name: string, event: unknown, identity: Identity, parent?: string): Promise<unknown> {
    const { records } = this.options
    const requestId = randomUUID()
    const running = records.begin({ requestId, parent, function: name, action: actionOf(event, identity) })
    const [asked, trigger] = [performance.now(), identity.trigger ?? 'tcb']
    let began: number | undefined
    let worker: FunctionWorker | undefined
    let [memoryMb, cold] = [0, false]
    const done = (outcome: string) => {
      const now = performance.now()
      const [waitedMs, ms] = [(began ?? now) - asked, now - (began ?? now)]
      const at = this.options.clock.now().toISOString()
      records.end({ ...running, trigger, at, waitedMs, ms, memoryMb, cold, outcome })
      this.log(name, requestId, 'call', outcome, Math.round(now - asked))
    }
    try {
      const call = this.prepare(requestId, name, event, identity)
      memoryMb = call.memoryMb
      worker = await this.worker(name, memoryMb, parent !== undefined)
      cold = !worker.functions.has(name)
      began = performance.now()
      const result = await worker.run(call)
      if (Buffer.byteLength(result) > MAX_FUNCTION_PAYLOAD_BYTES) throw payloadTooLarge(MAX_FUNCTION_PAYLOAD_BYTES)
      done('ok')
      return JSON.parse(result) as unknown
    } catch (error) {
      done(error instanceof CloudError ? error.code : 'SYS_ERR')
      throw error
    } finally {
      if (worker && !worker.busy && this.#workers.length > this.options.workers) void this.dismiss(worker)
      this.#queue.shift()?.()
    }
  }

  /** Lets running calls end (at most `graceMs`), then ends the workers. */
  async stop(graceMs = 10_000): Promise<void> {
    this.#stopping = true
    for (const wake of this.#queue.splice(0)) wake()
    const until = Date.now() + graceMs
    while (this.options.records.count > 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 10))
    await Promise.all(this.#workers.map((worker) => worker.stop()))
    this.#workers = []
  }

  private async dismiss(worker: FunctionWorker): Promise<void> {
    this.#workers = this.#workers.filter((each) => each !== worker)
    await worker.stop()
  }

  private prepare(requestId: string, name: string, event: unknown, identity: Identity): CallMessage {
    const { functions, root, envId, apiTokenFor, callsAtOnce, records } = this.options
    const spec = functions.find((each) => each.name === name)
    const directory = resolve(root, name)
    if (!spec || !existsSync(resolve(directory, 'index.js'))) throw functionMissing(name)
    if (callsAtOnce !== undefined && records.countOf(name) > callsAtOnce) throw tooManyCalls(name, callsAtOnce)
    const text = JSON.stringify(event ?? {})
    if (Buffer.byteLength(text) > MAX_FUNCTION_PAYLOAD_BYTES) throw payloadTooLarge(MAX_FUNCTION_PAYLOAD_BYTES)
    return {
      type: 'call',
      requestId,
      name,
      directory,
      event: text,
      environment: {
        ...spec.environment,
        ...callEnvironment(identity, { envId, requestId, apiToken: apiTokenFor(name) }),
      },
      timeoutSeconds: spec.timeoutSeconds || DEFAULT_FUNCTION_TIMEOUT_SECONDS,
      memoryMb: spec.memoryMb,
    }
  }

  /** A free worker, the one that has the function loaded if possible. */
  private async worker(name: string, memoryMb: number, nested: boolean): Promise<FunctionWorker> {
    const { workers, ownWorkers } = this.options
    for (;;) {
      if (this.#stopping) throw new CloudError('SERVICE_STOPPING', 'the cloud is stopping')
      this.#workers = this.#workers.filter((worker) => worker.alive)
      const free = this.#workers.filter((worker) => !worker.busy)
      const warm = free.find((worker) => worker.functions.has(name)) ?? (ownWorkers ? undefined : free[0])
      if (warm) return warm.claim()
      if (nested || this.#workers.length < workers) return this.startWorker(memoryMb).claim()
      // All are other functions' own: one that does nothing makes room.
      if (free[0]) await this.dismiss(free[0])
      else await new Promise<void>((resolve) => this.#queue.push(resolve))
    }
  }

  private startWorker(memoryMb: number): FunctionWorker {
    const { envId, adminUrl, environment, functions, clock, records, ownWorkers } = this.options
    const shared = Math.max(WORKER_MEMORY_MB, ...functions.map((each) => each.memoryMb))
    const worker = new FunctionWorker(
      workerEnvironment(envId, adminUrl, environment),
      { clock: clock.shared, memoryMb: ownWorkers ? memoryMb : shared },
      ({ requestId, level, text }) => this.log(records.running(requestId)?.function ?? '', requestId, level, text),
    )
    this.#workers.push(worker)
    return worker
  }

  private log(name: string, requestId: string, level: string, text: string, durationMs?: number): void {
    const time = this.options.clock.now().toISOString()
    this.options.log.write({ time, function: name, requestId, level, text, durationMs })
  }
}
