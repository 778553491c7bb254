import type { z } from 'zod'
import type { AnyAction } from '@shared/kernel/contract'
import { KoumenError } from '@shared/kernel/errors'
import { canonicalJson } from '../canonical-json'
import type { ActionRow, App } from '../define-app'
import type { AuditSubjects, Tx } from '../store/types'
import type { Means } from './call'
import { commitWork, entryOf } from './commit'
import { countCall } from './count-calls'
import { parseInput } from './field-messages'
import { AlreadyAnswered, correctAnswer, idempotencyKey, requireUnanswered, type IdempotencyKey } from './idempotency'
import { makeContext } from './make-context'
import { isOlder, type ParsedEvent } from './parse-event'
import { requireWritable } from './read-only'
import { fieldReader, resolveActor } from './resolve-actor'

const DEFAULT_LIMIT = { read: 240, write: 60 } as const

const requireWithinRate = (row: ActionRow<AnyAction>, kind: 'read' | 'write', count: number): void => {
  if (count > (row.limit?.perMinute ?? DEFAULT_LIMIT[kind])) throw new KoumenError('RATE_LIMITED')
}

const keyOf = ({ call, vault }: Means, event: ParsedEvent): IdempotencyKey => {
  if (!event.idempotencyKey) throw new KoumenError('INVALID_INPUT', '请求缺少操作编号，请更新到最新版本后再试。')
  return idempotencyKey(vault, call.actor.openid, call.action, event.idempotencyKey, event.input)
}

/** Masks for the actor, then keeps only what the contract declares. */
const shownTo = (means: Means, action: AnyAction, row: ActionRow<AnyAction>, output: unknown): unknown => {
  const viewed: unknown = row.views ? row.views(output, means.call.actor) : output
  const parsed = (action.output as z.ZodType).safeParse(viewed)
  if (parsed.success) return parsed.data
  const paths = parsed.error.issues.map((issue) => issue.path.map(String).join('.'))
  throw new Error(`${means.call.action}: the answer does not fit the contract at ${paths.join(', ')}`)
}

/** Rate limit, guard, input, idempotency, handler, answer: in this order, and nothing of the handler before the guard. */
const handle = async (means: Means, action: AnyAction, row: ActionRow<AnyAction>, event: ParsedEvent) => {
  const { call, database, vault } = means
  const isWrite = action.kind === 'write'
  const inPieces = row.commits === 'many'
  const [count, actor] = await Promise.all([
    countCall(database, call.now, 60, call.actor.openid, call.action),
    resolveActor(database, call.actor),
  ])
  call.actor = actor
  requireWithinRate(row, action.kind, count)
  row.guard.admits(call.actor)
  const input: unknown = parseInput(action.input, event.input)
  await row.guard.check({ actor: call.actor, field: fieldReader(database) }, input)
  const key = isWrite ? keyOf(means, event) : undefined
  if (key) {
    await Promise.all([requireWritable(means), requireUnanswered(database, vault, key)])
  }

  const said: AuditSubjects[] = []
  let stored: string | undefined
  let [commits, audited] = [0, false]
  const commit = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    commits += 1
    if (commits > 1 && !inPieces)
      throw new Error(`${call.action}: a second commit; declare commits: 'many' or make it one`)
    const outcome = await commitWork(
      means,
      {
        may: isWrite ? 'write' : 'audit',
        audits: inPieces ? 'whenSaid' : 'always',
        said: said.splice(0),
        idempotency: inPieces ? undefined : key,
        isAnswer: (result) => action.output.safeParse(result).success,
      },
      work,
    )
    audited ||= outcome.audited
    stored = canonicalJson(outcome.result)
    return outcome.result
  }

  const ctx = makeContext(means, commit, (about) => void said.push(about))
  const output: unknown = await row.handler(ctx, input).catch(async (refusal: unknown) => {
    // A double tap: the twin was first, and what it did is why this one is refused. Its answer is this one's too.
    if (key && refusal instanceof KoumenError) await requireUnanswered(database, vault, key)
    throw refusal
  })
  const answer = shownTo(means, action, row, output)
  if (said.length > 0 || (inPieces && !audited)) await database.add('auditEntries', entryOf(means, 'done', said))
  if (key && commits > 0 && (inPieces || stored !== canonicalJson(answer))) {
    await correctAnswer(database, vault, key, answer, call)
  }
  return answer
}

/** Runs one action of the app; throws KoumenError to refuse. */
export const runAction = async (means: Means, app: App, event: ParsedEvent): Promise<unknown> => {
  const { call, config } = means
  const action = Object.hasOwn(app.contract.actions, event.action) ? app.contract.actions[event.action] : undefined
  const row = app.table[event.action]
  if (!action || !row) throw new KoumenError('INVALID_INPUT', '没有这个功能，请更新到最新版本后再试。')
  call.action = `${call.capability}.${event.action}`
  call.kind = action.kind
  if (config.oldestClient && event.clientVersion && isOlder(event.clientVersion, config.oldestClient)) {
    throw new KoumenError('UNAVAILABLE', '您的小程序版本太旧了，请关掉后重新打开，更新到最新版本。')
  }
  try {
    return await handle(means, action, row, event)
  } catch (error) {
    if (!(error instanceof AlreadyAnswered)) throw error
    call.log.info('call.replayed', { action: call.action })
    return error.answer
  }
}
