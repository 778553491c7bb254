import { CONSENT_TEXTS } from '@shared/consents/texts'
import { attachmentOf } from '@shared/consents/evidence'
import { localDateOf } from '@shared/kernel/dates'
import { birthDateOf } from '@shared/kernel/id-number'
import type { FactSheet } from '@shared/facts/sheet'
import { warningsOfTask } from '@shared/tasks/warnings-of-task'
import type { visitsContract } from '@shared/visits/contract'
import { factsToRecord, mergeVisitFacts, opensSafetyCheck, SAFETY_CHECK_POLICY } from '@shared/visits/merge-visit'
import { needsSeen } from '@shared/visits/needs-seen'
import { afterVisitSentence, doorstepSentence } from '@shared/visits/sentences'
import type { Handler, Tx } from '../runtime'
import { changeSheet } from '../runtime/records/fact-sheet'
import { findOfficer } from '../runtime/records/find-worker'
import { checkEvidence, checkFiles, linkFiles } from '../runtime/records/link-evidence'
import { askAtTheDoor } from './ask-at-the-door'
import { checkVisit, type VisitInput } from './check-visit'
import { followUp } from './follow-up'
import { saidBefore, type SaidBefore } from './fold-declared'
import { linkRequester } from './link-requester'
import { markWarning } from './mark-warning'
import { nearbyHousehold, resolveMembers, writePersons, type ResolvedMember } from './resolve-members'
import { storedAnswer, type VisitAnswer, type VisitSecrets } from './stored-answer'
import { openCase, type VisitCase } from './visit-case'
import { householdOf, writeHousehold } from './write-household'
import type { Context } from '../runtime'

interface Met {
  householdId: string
  members: readonly ResolvedMember[]
  said: SaidBefore | null
}

/** What was said in the self-check stands as said: whatever was seen or sent counts before it. */
const withSaid = (sheet: FactSheet, { facts, personIds, asOf }: SaidBefore): FactSheet =>
  mergeVisitFacts(sheet, facts, personIds, { source: { kind: 'declared', label: '政策自查' }, asOf })

/** Persons, household, facts and consent of a visit that met somebody. */
const recordMeeting = async (ctx: Context, tx: Tx, visit: VisitCase, input: VisitInput, met: Met): Promise<void> => {
  const { householdId, members, said } = met
  const [first] = members
  const on = localDateOf(input.startedAt)
  await writePersons(ctx, tx, members, { householdId, phone: input.phone })
  const household = await writeHousehold(tx, visit, householdId, {
    members,
    facts: input.facts,
    on,
    staffRelative: input.staffRelative,
  })
  const born = members.flatMap(({ visited }, personIndex) =>
    visited.idNumber === undefined
      ? []
      : [{ factId: 'person.birthDate', personIndex, value: birthDateOf(visited.idNumber) }],
  )
  const facts = factsToRecord([...input.facts, ...born], household.members, members.length > 0)
  if (facts.length > 0 || said) {
    const source = { kind: 'visit' as const, byRole: visit.seat.role, label: '上门走访' }
    const personIds = members.map((member) => member.personId)
    await changeSheet(ctx, tx, household, (sheet) =>
      mergeVisitFacts(said ? withSaid(sheet, said) : sheet, facts, personIds, { source, asOf: on }),
    )
  }
  if (input.signature && first) {
    await tx.consents.insert({
      purpose: 'visit',
      textZh: CONSENT_TEXTS.visit.textZh(visit.seat.name),
      textVersion: CONSENT_TEXTS.visit.version,
      evidence: input.signature,
      givenAt: input.startedAt,
      personId: first.personId,
      householdId,
      requestId: visit.task.requestId,
      openid: null,
      recordedByStaffId: visit.seat.staffId,
    })
  }
  if (input.requesterMet && first) {
    const { areaCode } = household
    await linkRequester(ctx, tx, visit, { personId: first.personId, householdId, areaCode })
  }
}

/**
 * A visit arrives once, however often the phone sends it, and is never lost: log, people, facts, consent, task and
 * request move in one commit.
 */
export const submitVisit: Handler<typeof visitsContract.actions.submit> = async (ctx, input) => {
  const arrived = await storedAnswer(ctx, input)
  if (arrived) return arrived
  const visit = await openCase(ctx, input.taskId)
  const nearby = await nearbyHousehold(ctx, visit)
  checkVisit(ctx, input, visit.task.householdId !== null || (visit.request?.householdId ?? null) !== null)
  const isMet = input.outcome === 'met'
  const members = isMet ? await resolveMembers(ctx, input.members, nearby) : []
  const household = isMet ? await householdOf(ctx, visit, nearby, members) : null
  const said = isMet && input.requesterMet ? await saidBefore(ctx, visit.request, household, members) : null
  const met: Met | null = isMet ? { householdId: household?._id ?? ctx.newId(), members, said } : null
  const photos = await checkFiles(ctx, input.photoAttachmentIds, ['photo', 'roofPhoto'], 'photoAttachmentIds')
  const evidence = isMet && input.signature ? await checkEvidence(ctx, input.signature, 'signature') : []
  const officer = await findOfficer(ctx, visit.task.areaCode)
  const needs = needsSeen(visit.request?.needs ?? [], isMet ? input.facts : [])
  const canAsk = isMet ? await askAtTheDoor(ctx, needs, input, visit.task.areaCode) : []
  const asksSafetyCheck =
    isMet && opensSafetyCheck(input.facts, { signed: evidence.length > 0, policiesTold: input.policiesTold })
  const visitId = input.clientVisitId

  return ctx.commit(async (tx): Promise<VisitAnswer> => {
    if (met) await recordMeeting(ctx, tx, visit, input, met)
    const followed = await followUp(ctx, tx, visitId, visit, {
      outcome: input.outcome,
      householdId: met?.householdId ?? null,
      officer,
      folded: said !== null,
    })
    const answer: VisitAnswer = {
      visitId,
      householdId: met?.householdId ?? null,
      taskStatus: followed.taskStatus,
      arrivedLate: followed.arrivedLate,
      personIds: members.map((member) => member.personId),
      canAskZh: isMet ? doorstepSentence(canAsk.map((one) => one.titleZh)) : '',
      nextZh: afterVisitSentence(input.outcome, { ...followed, opensSafetyCheck: asksSafetyCheck }, ctx.now),
    }
    const secrets: VisitSecrets = {
      wordsZh: input.wordsZh,
      facts: input.facts,
      members: input.members.map(({ idNumber: _idNumber, ...member }) => member),
      answer,
    }
    await tx.visits.insert({
      _id: visitId,
      taskId: visit.task._id,
      requestId: visit.task.requestId,
      warningId: visit.task.warningId,
      householdId: met?.householdId ?? visit.task.householdId,
      areaCode: visit.task.areaCode,
      visitorStaffId: visit.seat.staffId,
      visitorName: visit.seat.name,
      startedAt: input.startedAt,
      recordedAt: ctx.now,
      outcome: input.outcome,
      safety: input.safety ?? null,
      sealed: ctx.sealJson(secrets),
      photoAttachmentIds: input.photoAttachmentIds,
      signatureAttachmentId: input.signature && isMet ? (attachmentOf(input.signature) ?? null) : null,
      policiesTold: isMet ? input.policiesTold.map((policyId) => ({ policyId, toldAt: input.startedAt })) : [],
      arrivedLate: followed.arrivedLate,
    })
    await linkFiles(ctx, tx, [...photos, ...evidence], visitId)
    const householdId = met?.householdId ?? visit.task.householdId
    await markWarning(ctx, tx, {
      warningIds: warningsOfTask(visit.task),
      household: householdId === null ? null : await tx.households.get(householdId),
      metAt: isMet ? input.startedAt : null,
    })
    tx.audit({
      householdId: met?.householdId ?? visit.task.householdId ?? undefined,
      personIds: answer.personIds,
      areaCode: visit.task.areaCode,
      note: `visit ${input.outcome}`,
    })
    if (met && asksSafetyCheck) {
      tx.enqueue({
        key: `openApplication:${SAFETY_CHECK_POLICY}:${visit.task.requestId ?? met.householdId}`,
        kind: 'openApplication',
        payload: { householdId: met.householdId, policyId: SAFETY_CHECK_POLICY, requestId: visit.task.requestId },
      })
    }
    return answer
  })
}
