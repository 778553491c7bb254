import { SubmitVisitInput } from '@shared/visits/contract'
import type { Enqueued } from '../../cloud/offline-queue'
import { evidenceToSend, isGiven } from '../consents/consent-draft'
import { factsOf, tellsMembers, unreadable, type VisitForm } from './visit-form'

export type ReadyVisit =
  | { ok: true; input: Record<string, unknown>; files: NonNullable<Enqueued['files']> }
  | { ok: false; problems: Record<string, string> }

const given = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim())

const membersOf = (form: VisitForm) =>
  form.members.map(({ idNumber, relationZh, name, ...member }) => ({
    ...member,
    name: name.trim(),
    relationZh: relationZh || '其他',
    idNumber: given(idNumber),
  }))

/** Of a visit that met nobody, nothing about the household is told. */
const inputOf = (form: VisitForm): Record<string, unknown> => {
  const always = {
    taskId: form.taskId,
    clientVisitId: form.clientVisitId,
    startedAt: form.startedAt,
    outcome: form.outcome,
    wordsZh: form.wordsZh.trim(),
  }
  if (form.outcome !== 'met') return always
  return {
    ...always,
    safety: form.safety,
    members: tellsMembers(form) ? membersOf(form) : [],
    facts: factsOf(form),
    phone: given(form.phone),
    signature: isGiven(form.signature) ? evidenceToSend(form.signature).evidence : undefined,
    requesterMet: form.requesterMet,
    staffRelative: form.staffRelative,
    policiesTold: form.policiesTold,
  }
}

const problemsOf = (form: VisitForm, input: Record<string, unknown>): Record<string, string> => {
  const problems: Record<string, string> = { ...unreadable(form) }
  if (form.outcome === null) problems.outcome = '请先点一下：见到本人了吗'
  if (form.outcome === 'met' && form.safety === null) problems.safety = '请点一下：人平安吗'
  if (form.outcome === 'met' && form.members.length === 0 && tellsMembers(form))
    problems.members = '请写下见到的人叫什么'
  const signature = input.signature && { attachmentId: 'on-the-way', ...(input.signature as object) }
  const parsed = SubmitVisitInput.safeParse({ ...input, signature })
  for (const issue of parsed.error?.issues ?? []) problems[issue.path.join('.')] ??= issue.message
  return problems
}

/** The visit as the offline queue sends it, or what must still be said, by field. */
export const toVisitInput = (form: VisitForm): ReadyVisit => {
  const input = inputOf(form)
  const problems = problemsOf(form, input)
  if (Object.keys(problems).length > 0) return { ok: false, problems }
  const signature = form.outcome === 'met' && isGiven(form.signature) ? evidenceToSend(form.signature).file : undefined
  return {
    ok: true,
    input,
    files: [
      ...form.photos.map((file) => ({ path: 'photoAttachmentIds[]', purpose: 'photo' as const, file })),
      ...(signature ? [{ path: 'signature.attachmentId', ...signature }] : []),
    ],
  }
}
