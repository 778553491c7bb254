import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { CloudClock } from '../clock'
import { CloudError, functionMissing, payloadTooLarge } from '../errors'
import { DEFAULT_FUNCTION_TIMEOUT_SECONDS, MAX_FUNCTION_PAYLOAD_BYTES, WORKER_MEMORY_MB } from '../limits'
import type { FunctionSpec } from '../manifest'
import { callEnvironment, workerEnvironment, type Identity } from './call-environment'
import type { FunctionLog } from './function-log'
import { FunctionWorker } from './function-worker'
import type { CallMessage } from './worker-messages'

export interface PoolOptions {
  envId: string
  adminUrl: string
  root: string
  functions: readonly FunctionSpec[]
  workers: number
  clock: CloudClock
  log: FunctionLog
  environment: Readonly<Record<string, string>>
  /** Proof, for the WeChat APIs, of which function calls. */
  apiTokenFor: (functionName: string) => string
}

/** Runs functions on warm workers. A function called by a function may use workers beyond the pool's size. */
export class FunctionPool {
  #workers: FunctionWorker[] = []
  readonly #queue: (() => void)[] = []
  readonly #running = new Map<string, string>()
  #stopping = false

  constructor(private readonly options: PoolOptions) {}

  /** Runs a function on an event and returns its result; throws what the platform would answer. */
  async call(name: string, event: unknown, identity: Identity, nested = false): Promise<unknown> {
    const { log, clock } = this.options
    const requestId = randomUUID()
    const begun = performance.now()
    const done = (text: string) =>
      log.write({
        time: clock.now().toISOString(),
        function: name,
        requestId,
        level: 'call',
        text,
        durationMs: Math.round(performance.now() - begun),
      })
    this.#running.set(requestId, name)
    let worker: FunctionWorker | undefined
    try {
      const call = this.prepare(requestId, name, event, identity)
      worker = await this.worker(name, nested)
      const result = await worker.run(call)
      if (Buffer.byteLength(result) > MAX_FUNCTION_PAYLOAD_BYTES) throw payloadTooLarge(MAX_FUNCTION_PAYLOAD_BYTES)
      done('ok')
      return JSON.parse(result) as unknown
    } catch (error) {
      done(error instanceof CloudError ? error.code : 'SYS_ERR')
      throw error
    } finally {
      this.#running.delete(requestId)
      if (worker && !worker.busy && this.#workers.length > this.options.workers) void this.dismiss(worker)
      this.#queue.shift()?.()
    }
  }

  /** Lets running calls end (at most `graceMs`), then ends the workers. */
  async stop(graceMs = 10_000): Promise<void> {
    this.#stopping = true
    for (const wake of this.#queue.splice(0)) wake()
    const until = Date.now() + graceMs
    while (this.#running.size > 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 10))
    await Promise.all(this.#workers.map((worker) => worker.stop()))
    this.#workers = []
  }

  private async dismiss(worker: FunctionWorker): Promise<void> {
    this.#workers = this.#workers.filter((each) => each !== worker)
    await worker.stop()
  }

  private prepare(requestId: string, name: string, event: unknown, identity: Identity): CallMessage {
    const { functions, root, envId, apiTokenFor } = this.options
    const spec = functions.find((each) => each.name === name)
    const directory = resolve(root, name)
    if (!spec || !existsSync(resolve(directory, 'index.js'))) throw functionMissing(name)
    const text = JSON.stringify(event ?? {})
    if (Buffer.byteLength(text) > MAX_FUNCTION_PAYLOAD_BYTES) throw payloadTooLarge(MAX_FUNCTION_PAYLOAD_BYTES)
    return {
      type: 'call',
      requestId,
      name,
      directory,
      event: text,
      environment: callEnvironment(identity, { envId, requestId, apiToken: apiTokenFor(name) }),
      timeoutSeconds: spec.timeoutSeconds || DEFAULT_FUNCTION_TIMEOUT_SECONDS,
      memoryMb: spec.memoryMb,
    }
  }

  /** A free worker, the one that has the function loaded if possible. */
  private async worker(name: string, nested: boolean): Promise<FunctionWorker> {
    for (;;) {
      if (this.#stopping) throw new CloudError('SERVICE_STOPPING', 'the cloud is stopping')
      this.#workers = this.#workers.filter((worker) => worker.alive)
      const free = this.#workers.filter((worker) => !worker.busy)
      const warm = free.find((worker) => worker.functions.has(name)) ?? free[0]
      if (warm) return warm.claim()
      if (nested || this.#workers.length < this.options.workers) return this.startWorker().claim()
      await new Promise<void>((resolve) => this.#queue.push(resolve))
    }
  }

  private startWorker(): FunctionWorker {
    const { envId, adminUrl, environment, functions, clock, log } = this.options
    const worker = new FunctionWorker(
      workerEnvironment(envId, adminUrl, environment),
      { clock: clock.shared, memoryMb: Math.max(WORKER_MEMORY_MB, ...functions.map((each) => each.memoryMb)) },
      ({ requestId, level, text }) =>
        log.write({
          time: clock.now().toISOString(),
          function: this.#running.get(requestId) ?? '',
          requestId,
          level,
          text,
        }),
    )
    this.#workers.push(worker)
    return worker
  }
}
