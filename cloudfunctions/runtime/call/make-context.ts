import type { AuditSubjects, Tx } from '../store/types'
import { attachmentsFor } from '../attachments/attachments'
import type { Context } from '../context'
import { identityNumbers } from '../crypto/identity-numbers'
import { newCode } from '../crypto/one-time-code'
import { sealedTexts } from '../crypto/sealed-texts'
import { readStore } from '../store/read-store'
import { wechat } from '../wechat/wechat'
import type { Means } from './call'

const meansByContext = new WeakMap<Context, Means>()

/** For the runtime's own jobs, which work below the typed store; handlers have no way to it. */
export const meansOf = (context: Context): Means => {
  const means = meansByContext.get(context)
  if (!means) throw new Error('not a context of this runtime')
  return means
}

/** What a handler sees of a call. */
export const makeContext = (
  means: Means,
  commit: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
  recordAccess: (subjects: AuditSubjects) => void,
): Context => {
  const { call, vault, database, storage } = means
  const context: Context = {
    now: call.now,
    today: call.today,
    traceId: call.traceId,
    actor: call.actor,
    newId: call.newId,
    store: readStore(database),
    commit,
    recordAccess,
    identity: identityNumbers(vault),
    codeHash: (code) => vault.hmac('code', code.trim().toUpperCase(), vault.versions[0]),
    pushKeys: (departmentId) =>
      [...vault.versions].reverse().map((version) => vault.hmac('push', departmentId, version)),
    newCode,
    sealJson: (value) => vault.seal('json', JSON.stringify(value) ?? 'null'),
    openJson: (sealed) => JSON.parse(vault.open('json', sealed)) as unknown,
    ...sealedTexts(vault),
    attachments: attachmentsFor({ database, storage, ...call }),
    wechat,
    log: call.log,
  }
  meansByContext.set(context, means)
  return context
}
