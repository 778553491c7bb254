/** What the pool and a worker say to each other. Events and results cross as JSON text, as on the platform. */
export interface CallMessage {
  type: 'call'
  requestId: string
  name: string
  directory: string
  event: string
  environment: Record<string, string>
  timeoutSeconds: number
  memoryMb: number
}

export type WorkerMessage =
  | { type: 'result'; requestId: string; result: string }
  | { type: 'failure'; requestId: string; message: string; stack: string }
  | { type: 'log'; requestId: string; level: string; text: string }

export interface WorkerSetup {
  clock: SharedArrayBuffer
  memoryMb: number
}
