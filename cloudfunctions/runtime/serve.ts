import type { Envelope } from '@shared/kernel/contract'
import type { App } from './define-app'

export const serve = (_app: App): ((event: unknown, context?: unknown) => Promise<Envelope>) => {
  throw new Error('not yet written')
}
