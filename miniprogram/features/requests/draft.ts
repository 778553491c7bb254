import { CONSENT_TEXTS } from '@shared/consents/texts'
import { requestsContract } from '@shared/requests/contract'
import type { DeclaredFacts } from '@shared/requests/declared'
import type { RequestChannel } from '@shared/requests/model'
import type { NeedCode } from '@shared/requests/need-tiles'
import type { CapturedFile } from '../../cloud/captured-file'
import type { Enqueued } from '../../cloud/offline-queue'
import { evidenceToSend, isGiven, type ConsentDraft } from '../consents/consent-draft'

/** Where: a plate, or a village with words. `contactName` is who will ring. */
export type DraftPlace =
  | { plateCode: string; addressZh: string; contactName: string }
  | { areaCode: string; addressText: string; addressZh: string; contactName: string }

/** A request while it is written. Its key becomes the idempotency key: sent twice, it is one request. */
export interface RequestDraft {
  key: string
  channel: RequestChannel
  place: DraftPlace | null
  needs: NeedCode[]
  words: string
  voice: CapturedFile | null
  photos: CapturedFile[]
  phone: string
  personName: string
  idNumber: string
  /** 「证号记不住，上门再补」 */
  idLater: boolean
  aboutZh: string
  consent: ConsentDraft | null
  /** Answers of a self-check to be sent along. */
  declared: DeclaredFacts | null
}

export const emptyDraft = (key: string, channel: RequestChannel = 'self'): RequestDraft => ({
  key,
  channel,
  place: null,
  needs: [],
  words: '',
  voice: null,
  photos: [],
  phone: '',
  personName: '',
  idNumber: '',
  idLater: false,
  aboutZh: '',
  consent: null,
  declared: null,
})

export type StepId = 'need' | 'words' | 'contact' | 'consent'

export const STEP_ZH: Record<StepId, string> = { need: '什么事', words: '说说看', contact: '怎么找', consent: '同意' }

/** A lead needs no consent: somebody may be in danger. */
export const stepsOf = (channel: RequestChannel): StepId[] =>
  channel === 'lead' ? ['need', 'words', 'contact'] : ['need', 'words', 'contact', 'consent']

const given = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim())

const purposeOf = (channel: RequestChannel) => (channel === 'proxy' ? 'proxyFiling' : 'visit')

const placeInput = (place: DraftPlace | null): Record<string, string> => {
  if (place === null) return {}
  return 'plateCode' in place
    ? { plateCode: place.plateCode }
    : { areaCode: place.areaCode, addressText: place.addressText.trim() }
}

export interface ReadyRequest {
  input: Record<string, unknown>
  files: NonNullable<Enqueued['files']>
}

/** The write as the queue sends it: files named by the place where their ids go. */
export const toWrite = (draft: RequestDraft): ReadyRequest => {
  const consent = draft.channel !== 'lead' && isGiven(draft.consent) ? evidenceToSend(draft.consent) : undefined
  return {
    input: {
      channel: draft.channel,
      place: placeInput(draft.place),
      needs: draft.needs,
      words: given(draft.words),
      phone: given(draft.phone),
      personName: given(draft.personName),
      idNumber: draft.idLater ? undefined : given(draft.idNumber),
      aboutZh: draft.channel === 'self' ? undefined : given(draft.aboutZh),
      declared: draft.declared ?? undefined,
      consent: consent && { textVersion: CONSENT_TEXTS[purposeOf(draft.channel)].version, evidence: consent.evidence },
    },
    files: [
      ...(draft.voice ? [{ path: 'voiceAttachmentId', purpose: 'voice' as const, file: draft.voice }] : []),
      ...draft.photos.map((file) => ({ path: 'photoAttachmentIds[]', purpose: 'photo' as const, file })),
      ...(consent?.file ? [{ path: 'consent.evidence.attachmentId', ...consent.file }] : []),
    ],
  }
}

const STEP_OF: Record<string, StepId> = {
  needs: 'need',
  words: 'words',
  voiceAttachmentId: 'words',
  photoAttachmentIds: 'words',
}

/** What is wrong, by field, in the words of the contract; files count as sent. */
export const problemsOf = (draft: RequestDraft): Record<string, string> => {
  const { input } = toWrite(draft)
  const problems: Record<string, string> = {}
  if (draft.place === null) problems.place = '请先扫门牌，或选村子'
  if (draft.channel !== 'lead' && !isGiven(draft.consent)) problems.consent = '请先签字、按手印或说一声同意'
  if (
    draft.channel === 'lead' &&
    given(draft.aboutZh) === undefined &&
    given(draft.words) === undefined &&
    !draft.voice
  )
    problems.aboutZh = '请说一下是谁、怎么了'
  const consent = input.consent as { evidence: object } | undefined
  const asSent = {
    ...input,
    consent: consent && { ...consent, evidence: { attachmentId: 'on-the-way', ...consent.evidence } },
  }
  const parsed = requestsContract.actions.submit.input.safeParse(asSent)
  for (const issue of parsed.error?.issues ?? []) {
    const field = String(issue.path[0])
    if (field !== 'place' || draft.place !== null) problems[field] ??= issue.message
  }
  return problems
}

/** What keeps a person on a step: only what that step asks. */
export const problemsOfStep = (draft: RequestDraft, step: StepId): Record<string, string> =>
  Object.fromEntries(
    Object.entries(problemsOf(draft)).filter(([field]) => {
      const own = STEP_OF[field] ?? (field === 'consent' ? 'consent' : 'contact')
      return own === step
    }),
  )
