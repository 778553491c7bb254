import { yuanToFen } from '@shared/kernel/money'
import type { TaskDetail } from '@shared/tasks/contract'
import type { ObservedFact, VisitOutcome } from '@shared/visits/model'
import type { CapturedFile } from '../../cloud/captured-file'
import type { ConsentDraft } from '../consents/consent-draft'
import { VISIT_QUESTIONS, type VisitQuestion, type VisitSectionId } from './visit-questions'

export type Safety = 'safe' | 'concern' | 'danger'

/** A member as written at the door; `null` ticks are unknown, never "no". */
export interface MemberDraft {
  personId?: string
  name: string
  idNumber: string
  relationZh: string
  hukouRegistered: boolean | null
  livesTogether: boolean | null
}

/** Optional parts of the form, opened only on demand. */
export type OpenPart = 'people' | 'house' | 'living' | 'illness' | 'told' | 'sign' | 'photos' | 'words' | 'phone'

export interface VisitForm {
  taskId: string
  clientVisitId: string
  /** Key of the write in the phone's queue. */
  sendKey: string
  startedAt: string
  outcome: VisitOutcome | null
  safety: Safety | null
  members: MemberDraft[]
  /** The worker looked at who lives here; only then does the visit confirm it (走访确认). */
  peopleSeen: boolean
  /** The task already belongs to a household, so that a visit may leave its members as they are. */
  knowsHousehold: boolean
  /** As typed or chosen, by `answerKey`; left out = not asked. */
  answers: Record<string, boolean | string>
  opened: OpenPart[]
  phone: string
  wordsZh: string
  photos: CapturedFile[]
  signature: ConsentDraft | null
  requesterMet: boolean
  staffRelative: boolean | null
  policiesTold: string[]
}

export const answerKey = (factId: string, personIndex?: number): string =>
  personIndex === undefined ? factId : `${factId}#${personIndex}`

export const startVisit = (
  task: Pick<TaskDetail, 'taskId' | 'registeredMembers' | 'householdId'>,
  clientVisitId: string,
  startedAt: string,
): VisitForm => ({
  taskId: task.taskId,
  clientVisitId,
  sendKey: clientVisitId,
  startedAt,
  outcome: null,
  safety: null,
  members: task.registeredMembers.map(({ personId, nameZh, relationZh }) => ({
    ...emptyMember(relationZh),
    personId,
    name: nameZh,
  })),
  peopleSeen: false,
  knowsHousehold: task.householdId !== null,
  answers: {},
  opened: [],
  phone: '',
  wordsZh: '',
  photos: [],
  signature: null,
  requesterMet: false,
  staffRelative: null,
  policiesTold: [],
})

export const emptyMember = (relationZh: string): MemberDraft => ({
  name: '',
  idNumber: '',
  relationZh,
  hukouRegistered: null,
  livesTogether: null,
})

/** The first one is the head of the household: 「户主」 until somebody says otherwise. */
export const addMember = (form: VisitForm): VisitForm => ({
  ...form,
  members: [...form.members, emptyMember(form.members.length === 0 ? '户主' : '')],
})

export const changeMember = (form: VisitForm, index: number, patch: Partial<MemberDraft>): VisitForm => ({
  ...form,
  members: form.members.map((member, at) => (at === index ? { ...member, ...patch } : member)),
})

/** Answers about people stand by place in the list: removing one moves those behind it. */
export const removeMember = (form: VisitForm, index: number): VisitForm => ({
  ...form,
  members: form.members.filter((_, at) => at !== index),
  answers: Object.fromEntries(
    Object.entries(form.answers).flatMap(([key, value]) => {
      const [factId = '', place] = key.split('#')
      if (place === undefined) return [[key, value]]
      if (Number(place) === index) return []
      return [[answerKey(factId, Number(place) > index ? Number(place) - 1 : Number(place)), value]]
    }),
  ),
})

export const answer = (form: VisitForm, key: string, value: boolean | string | undefined): VisitForm => {
  const { [key]: _gone, ...others } = form.answers
  return { ...form, answers: value === undefined || value === '' ? others : { ...others, [key]: value } }
}

export const openPart = (form: VisitForm, part: OpenPart): VisitForm =>
  form.opened.includes(part)
    ? form
    : { ...form, opened: [...form.opened, part], peopleSeen: form.peopleSeen || part === 'people' }

export const closePart = (form: VisitForm, part: OpenPart): VisitForm => ({
  ...form,
  opened: form.opened.filter((other) => other !== part),
})

/** Somebody was met: when nobody is on the register here, the form asks for a name at once. */
export const meet = (form: VisitForm, outcome: VisitOutcome): VisitForm => {
  const asked = { ...form, outcome }
  return outcome === 'met' && form.members.length === 0 && !form.knowsHousehold
    ? openPart(addMember(asked), 'people')
    : asked
}

const readAnswer = (question: VisitQuestion, value: boolean | string): ObservedFact['value'] | undefined => {
  if (typeof value === 'boolean') return value
  if (question.kind === 'yuan') return yuanToFen(value)
  if (question.kind === 'count') return /^\d{1,3}$/.test(value.trim()) ? Number(value) : undefined
  return value
}

const sectionFacts = (form: VisitForm, section: VisitSectionId, personIndex?: number): ObservedFact[] =>
  VISIT_QUESTIONS[section].flatMap((question) => {
    const given = form.answers[answerKey(question.factId, personIndex)]
    const value = given === undefined ? undefined : readAnswer(question, given)
    if (value === undefined) return []
    return [{ factId: question.factId, value, ...(personIndex === undefined ? {} : { personIndex }) }]
  })

/** Everything answered, as facts; what was not asked is simply not there. */
export const factsOf = (form: VisitForm): ObservedFact[] => [
  ...sectionFacts(form, 'house'),
  ...sectionFacts(form, 'living'),
  ...form.members.flatMap((_, index) => [
    ...sectionFacts(form, 'person', index),
    ...sectionFacts(form, 'illness', index),
  ]),
]

/** Whether the visit says who lives here: when that was looked at, when nobody knows the household, or when something hangs on a person. */
export const tellsMembers = (form: VisitForm): boolean =>
  form.peopleSeen ||
  !form.knowsHousehold ||
  form.requesterMet ||
  form.signature !== null ||
  Object.keys(form.answers).some((key) => key.includes('#'))

/** Answers that cannot be read (a sum with letters in it), by key, with the remedy. */
export const unreadable = (form: VisitForm): Record<string, string> =>
  Object.fromEntries(
    Object.values(VISIT_QUESTIONS)
      .flat()
      .flatMap((question) =>
        Object.entries(form.answers)
          .filter(([key, value]) => key.split('#')[0] === question.factId && readAnswer(question, value) === undefined)
          .map(([key]) => [key, question.kind === 'yuan' ? '请填数字，例如2600' : '请填几个人，例如3']),
      ),
  )
