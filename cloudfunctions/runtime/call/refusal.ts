import type { ErrorCode } from '@shared/kernel/errors'
import { redactText } from '../log'
import type { AuditSubjects } from '../store/types'
import { entryOf } from './commit'
import type { Means } from './call'
import { countCall } from './count-calls'

const AUDITED: ReadonlySet<ErrorCode> = new Set(['FORBIDDEN', 'CONSENT_REQUIRED', 'ILLEGAL_TRANSITION', 'RATE_LIMITED'])

/** Refusals of one person that are written down in one hour; beyond it they are only counted. */
export const REFUSALS_PER_HOUR = 30

/** Ids that the refused call named; anything that could be a number of a person is left out. */
const subjectsOf = (input: unknown): AuditSubjects => {
  const fields = (typeof input === 'object' && input !== null ? input : {}) as Record<string, unknown>
  const id = (name: string): string | undefined => {
    const value = fields[name]
    return typeof value === 'string' && /^[\w:.-]{1,64}$/.test(value) && redactText(value) === value ? value : undefined
  }
  const [householdId, personId, areaCode] = [id('householdId'), id('personId'), id('areaCode')]
  return {
    ...(householdId ? { householdId } : {}),
    ...(personId ? { personIds: [personId] } : {}),
    ...(areaCode ? { areaCode } : {}),
  }
}

/** Writes the audit entry of a refusal, and nothing else; never fails the call. */
export const auditRefusal = async (means: Means, code: ErrorCode, input: unknown, isForged = false): Promise<void> => {
  if (!AUDITED.has(code) && !isForged) return
  const { call, database } = means
  try {
    const count = await countCall(database, call.now, 3600, 'refusals', call.actor.openid)
    if (count > REFUSALS_PER_HOUR) return
    const refused = { ...means, call: { ...call, kind: 'refusal' as const } }
    const about = isForged ? { ...subjectsOf(input), note: 'forgedTimer' } : subjectsOf(input)
    await database.add('auditEntries', entryOf(refused, code, [about]))
  } catch (error) {
    call.log.error('audit.refusal-not-written', { code, error })
  }
}
