import type { CloudBase } from '@cloudbase/node-sdk'

let connected: Promise<CloudBase> | undefined

/**
 * The CloudBase SDK, loaded on first use (1 MB, some 200 ms on a cold start): a call that is refused before it reads
 * never pays for it. Identity and credentials are read from the environment at each request, by the SDK itself.
 */
export const connect = (): Promise<CloudBase> => {
  connected ??= import('@cloudbase/node-sdk').then(({ default: sdk }) =>
    sdk.init({ env: sdk.SYMBOL_CURRENT_ENV, timeout: 15_000, keepalive: true }),
  )
  return connected
}
