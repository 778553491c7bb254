import { isEnough, TOO_WEAK_ZH } from '@shared/consents/evidence'
import { addMinutes, instantToMs } from '@shared/kernel/dates'
import type { ParsedInputOf } from '@shared/kernel/contract'
import { invalidField, KoumenError } from '@shared/kernel/errors'
import type { visitsContract } from '@shared/visits/contract'
import { factProblems } from '@shared/visits/merge-visit'
import type { Context } from '../runtime'

export type VisitInput = ParsedInputOf<typeof visitsContract.actions.submit>

/** A phone's clock may run a little ahead; a visit may wait on the phone for weeks. */
const AHEAD_MINUTES = 10
const OLDEST_DAYS = 60

/** What a visit must hold, beyond the shape of its fields. */
export const checkVisit = (ctx: Context, input: VisitInput, householdIsKnown: boolean): void => {
  const startedAt = instantToMs(input.startedAt)
  const now = instantToMs(ctx.now)
  if (!(startedAt <= instantToMs(addMinutes(ctx.now, AHEAD_MINUTES)))) {
    throw invalidField('startedAt', '走访时间在现在之后，请核对手机的日期和时间。')
  }
  if (now - startedAt > OLDEST_DAYS * 86_400_000) {
    throw invalidField('startedAt', '这次走访过去太久了，请重新上门看看。')
  }
  if (input.outcome !== 'met') return
  if (input.members.length === 0 && !householdIsKnown) {
    throw invalidField('members', '请写下见到的人叫什么。')
  }
  const problems = factProblems(input.facts, input.members.length)
  if (problems.length > 0) {
    const fields = problems.map(({ index, messageZh }) => ({ path: `facts.${index}`, messageZh }))
    throw new KoumenError('INVALID_INPUT', fields[0]?.messageZh, fields)
  }
  if (input.signature && !isEnough(input.signature, 'visit', 'faceToFace')) {
    throw invalidField('signature', TOO_WEAK_ZH)
  }
}
