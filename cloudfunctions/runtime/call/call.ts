import { ulid } from 'ulid'
import type { Actor } from '@shared/access/actor'
import type { AuditEntry } from '@shared/access/model'
import { localDateOf, readClock } from '../clock'
import { createLogger, type Logger } from '../log'
import type { Runtime } from '../runtime'
import type { CallIdentity } from './identity'

/** One call, from its first moment: what is known about it grows as it passes identity, guard and handler. */
export interface Call {
  capability: string
  /** `requests.submit`, `warnings.timer:scan`; `requests.?` until the action is known. */
  action: string
  kind: AuditEntry['kind']
  now: string
  today: string
  traceId: string
  identity: CallIdentity
  actor: Actor
  log: Logger
  newId(): string
}

export const beginCall = (capability: string, identity: CallIdentity, actor: Actor, log?: Logger): Call => {
  const now = readClock()
  const traceId = ulid(Date.now())
  return {
    capability,
    action: `${capability}.?`,
    kind: 'read',
    now,
    today: localDateOf(now),
    traceId,
    identity,
    actor,
    log: log ?? createLogger({ at: now, capability, traceId }),
    newId: () => ulid(Date.now()),
  }
}

export type Means = Runtime & { call: Call }
