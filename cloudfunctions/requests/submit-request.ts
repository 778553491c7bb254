import { CONSENT_TEXTS } from '@shared/consents/texts'
import { checkAnswers, declarable } from '@shared/eligibility/self-check-sheet'
import { notify, PAGES } from '@shared/notifications/compose'
import { personLinkId } from '@shared/access/model'
import { contactDueAt } from '@shared/requests/contact-deadline'
import type { requestsContract } from '@shared/requests/contract'
import type { RequestSecrets } from '@shared/requests/model'
import { declaredUntil } from '@shared/requests/declared-term'
import { needTile } from '@shared/requests/need-tiles'
import { formatRequestNo, REQUEST_COUNTER_ID } from '@shared/requests/request-number'
import { canAskSentence, contactSentence, receivedSentence } from '@shared/requests/sentences'
import type { Handler, Tx } from '../runtime'
import { findWorker } from '../runtime/records/find-worker'
import { limitTries } from '../runtime/records/limit-tries'
import { checkEvidence, checkFile, checkFiles, linkFiles } from '../runtime/records/link-evidence'
import { askAbout } from './ask-about'
import { claimPerson } from './claim-person'
import { findPlace } from './find-place'
import { requireConsent } from './require-consent'

const takeNumber = async (tx: Tx): Promise<string> => {
  const counter = await tx.counters.get(REQUEST_COUNTER_ID)
  if (!counter) await tx.counters.insert({ _id: REQUEST_COUNTER_ID, next: 2 })
  else await tx.counters.update(counter, { next: counter.next + 1 })
  return formatRequestNo(counter?.next ?? 1)
}

/** Each request sends somebody out. Staff, who file for a whole village, are not counted. */
const A_DAY = {
  tries: 30,
  windowSeconds: 86_400,
  messageZh: '这部手机今天求助太多次了，请明天再来；急事请打12345，人有危险打110。',
}

/** Request, consent, task for the worker of the grid, files, message and number: one commit or nothing. */
export const submitRequest: Handler<typeof requestsContract.actions.submit> = async (ctx, input) => {
  const consent = requireConsent(input)
  if (input.declared) checkAnswers(input.declared, 'declared')
  const declared = input.declared && declarable(input.declared)
  const place = await findPlace(ctx, input.place)
  const worker = await findWorker(ctx, place.path)
  const claim = input.channel === 'self' ? await claimPerson(ctx, input, place.household) : null
  const voice = input.voiceAttachmentId
    ? [await checkFile(ctx, input.voiceAttachmentId, ['voice'], 'voiceAttachmentId')]
    : []
  const photos = await checkFiles(ctx, input.photoAttachmentIds, ['photo', 'roofPhoto'], 'photoAttachmentIds')
  const evidence = consent ? await checkEvidence(ctx, consent.evidence, 'consent.evidence') : []
  if (ctx.actor.staff.length === 0) await limitTries(ctx, A_DAY, 'submitRequest', ctx.actor.openid)

  const requestId = ctx.newId()
  const taskId = ctx.newId()
  const consentId = consent ? ctx.newId() : null
  const dueAt = contactDueAt(ctx.now)
  const canAsk = await askAbout(ctx, input.needs, place.areaCode, declared)
  const secrets: RequestSecrets = {
    words: input.words,
    phone: input.phone,
    personName: input.personName,
    idNumber: input.idNumber,
    aboutZh: input.aboutZh,
    // Who asks for another, or only reports, says nothing that could stand in that other's file.
    ...(input.channel === 'self' && declared ? { declared } : {}),
  }
  const sealed = ctx.sealJson(secrets)
  const keepsDeclared = secrets.declared !== undefined
  const phoneSealed = input.phone === undefined ? null : ctx.identity.seal(input.phone)
  const statedName = input.channel === 'self' ? input.personName : undefined

  return ctx.commit(async (tx) => {
    const requestNo = await takeNumber(tx)
    if (consent && consentId) {
      await tx.consents.insert({
        _id: consentId,
        purpose: consent.purpose,
        textZh: CONSENT_TEXTS[consent.purpose].textZh(worker.name),
        textVersion: consent.textVersion,
        evidence: consent.evidence,
        givenAt: ctx.now,
        personId: claim?.personId ?? null,
        householdId: null,
        requestId,
        openid: ctx.actor.openid,
        recordedByStaffId: null,
      })
    }
    await tx.requests.insert({
      _id: requestId,
      requestNo,
      channel: input.channel,
      requesterOpenid: ctx.actor.openid,
      plateCode: place.plateCode,
      addressId: place.addressId,
      addressText: place.addressText,
      areaCode: place.areaCode,
      needs: input.needs,
      canAskPolicyIds: canAsk.map((one) => one.policyId),
      sealed,
      ...(keepsDeclared ? { declaredUntil: declaredUntil(ctx.today) } : {}),
      voiceAttachmentId: input.voiceAttachmentId ?? null,
      photoAttachmentIds: input.photoAttachmentIds,
      consentId,
      householdHintId: place.household?._id ?? null,
      householdId: null,
      contactStaffId: worker.staffId,
      contactName: worker.name,
      contactPhone: worker.phone,
      contactDueAt: dueAt,
      status: 'requested',
      history: [{ at: ctx.now, event: 'submit', byName: '', noteZh: '' }],
    })
    await tx.tasks.insert({
      _id: taskId,
      kind: 'request',
      areaCode: place.areaCode,
      requestId,
      warningId: null,
      applicationId: null,
      householdId: null,
      assigneeStaffId: worker.staffId,
      assigneeName: worker.name,
      titleZh: input.needs.map((code) => needTile(code).labelZh).join('、'),
      personName: statedName ?? place.household?.headName ?? '住户',
      addressText: place.addressText,
      phoneSealed,
      openerZh: null,
      dueAt,
      status: 'requested',
      history: [{ at: ctx.now, event: 'create', byName: worker.name, noteZh: '' }],
    })
    if (claim) {
      await tx.personLinks.insertOnce({
        _id: personLinkId(ctx.actor.openid, claim.personId),
        openid: ctx.actor.openid,
        ...claim,
        relation: 'self',
        status: 'claimed',
      })
    }
    await linkFiles(ctx, tx, [...voice, ...photos, ...evidence], requestId)
    tx.audit({ areaCode: place.areaCode, note: `request ${requestNo}` })
    tx.enqueue(notify('newTask', taskId, { staffId: worker.staffId }, { page: PAGES.task(taskId), relatedId: taskId }))
    return {
      requestId,
      requestNo,
      contact: { name: worker.name, phone: worker.phone, dueAt },
      sentenceZh: receivedSentence(requestNo, contactSentence(worker.name, dueAt, ctx.now, input.phone !== undefined)),
      canAsk,
      canAskZh: canAskSentence(canAsk.map((one) => one.titleZh)),
    }
  })
}
