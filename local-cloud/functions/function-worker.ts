import { Worker } from 'node:worker_threads'
import { functionFailed, functionOutOfMemory, functionTimedOut } from '../errors'
import { workerProgram } from './worker-bundle'
import type { CallMessage, WorkerMessage, WorkerSetup } from './worker-messages'

export interface WorkerLog {
  requestId: string
  level: string
  text: string
}

interface PendingCall {
  call: CallMessage
  resolve: (result: string) => void
  reject: (error: Error) => void
}

/** One warm thread: takes one call at a time; a call over its time kills the thread. */
export class FunctionWorker {
  readonly #worker: Worker
  readonly functions = new Set<string>()
  #pending: PendingCall | undefined
  #timer: NodeJS.Timeout | undefined
  #claimed = false
  alive = true

  constructor(environment: Record<string, string>, setup: WorkerSetup, onLog: (log: WorkerLog) => void) {
    this.#worker = new Worker(workerProgram(), {
      eval: true,
      stdout: true,
      stderr: true,
      env: environment,
      workerData: setup,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: setup.memoryMb },
    })
    this.#worker.on('message', (message: WorkerMessage) => {
      if (message.type === 'log') onLog(message)
      else if (message.requestId === this.#pending?.call.requestId) {
        if (message.type === 'result') this.settle((pending) => pending.resolve(message.result))
        else {
          onLog({ requestId: message.requestId, level: 'error', text: message.stack })
          this.settle((pending) => pending.reject(functionFailed(message.message)))
        }
      }
    })
    for (const stream of ['stdout', 'stderr'] as const) {
      this.#worker[stream].setEncoding('utf8').on('data', (text: string) => {
        onLog({ requestId: this.#pending?.call.requestId ?? '', level: stream, text: text.trimEnd() })
      })
    }
    this.#worker.on('error', (error: Error & { code?: string }) => {
      const outOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      onLog({ requestId: this.#pending?.call.requestId ?? '', level: 'error', text: error.stack ?? error.message })
      this.die(outOfMemory ? functionOutOfMemory(setup.memoryMb) : functionFailed(`${error.name}: ${error.message}`))
    })
    this.#worker.on('exit', () => this.die(functionFailed('the function ended its process')))
  }

  get busy(): boolean {
    return this.#claimed
  }

  /** Keeps the worker for the next `run`. */
  claim(): this {
    this.#claimed = true
    return this
  }

  run(call: CallMessage): Promise<string> {
    this.functions.add(call.name)
    return new Promise((resolve, reject) => {
      this.#pending = { call, resolve, reject }
      this.#timer = setTimeout(() => {
        this.settle((pending) => pending.reject(functionTimedOut(call.timeoutSeconds)))
        void this.stop()
      }, call.timeoutSeconds * 1000)
      this.#worker.postMessage(call)
    })
  }

  async stop(): Promise<void> {
    this.alive = false
    await this.#worker.terminate()
  }

  private settle(answer: (pending: PendingCall) => void): void {
    clearTimeout(this.#timer)
    const pending = this.#pending
    this.#pending = undefined
    this.#claimed = false
    if (pending) answer(pending)
  }

  private die(reason: Error): void {
    this.alive = false
    this.settle((pending) => pending.reject(reason))
  }
}
