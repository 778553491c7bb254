import type { CallEvent } from '@shared/kernel/contract'
import Taro from '@tarojs/taro'
import { config } from 'zod/v4/core'
import { environment } from './build-constants'
import { TransportFailure } from './transport-failure'

/** Opens the cloud environment. WeChat has no `new Function`, so zod must not try to compile its schemas. */
export function startTransport(): void {
  config({ jitless: true })
  Taro.cloud.init(environment ? { env: environment } : {})
}

/** Calls one function through WeChat and gives back its raw answer. */
export function callFunction(name: string, event: CallEvent, timeoutMs: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TransportFailure('timeout')), timeoutMs)
    Taro.cloud
      .callFunction({ name, data: event })
      .then((answer) => resolve(answer.result))
      .catch((thrown: unknown) => reject(new TransportFailure(failureOf(thrown))))
      .finally(() => clearTimeout(timer))
  })
}

const failureOf = (thrown: unknown): 'offline' | 'timeout' | 'unavailable' => {
  const words = String((thrown as { errMsg?: string }).errMsg ?? thrown)
  if (/timeout|timed out/i.test(words)) return 'timeout'
  return /request:fail|network|connect/i.test(words) ? 'offline' : 'unavailable'
}
