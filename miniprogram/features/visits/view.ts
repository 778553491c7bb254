import type { OpenPart, VisitForm } from './visit-form'
import { VISIT_QUESTIONS, type VisitSectionId } from './visit-questions'

const answered = (form: VisitForm, section: VisitSectionId): number => {
  const ids = new Set(VISIT_QUESTIONS[section].map((question) => question.factId))
  return Object.keys(form.answers).filter((key) => ids.has(key.split('#')[0] ?? '')).length
}

const counted = (count: number, unitZh: string): string | undefined => (count === 0 ? undefined : `${count}${unitZh}`)

/** What stands in each folded part, in a few words; nothing about illness is said outside its part. */
export const partNotes = (form: VisitForm): Partial<Record<OpenPart, string>> => ({
  people: counted(form.members.length, '人'),
  house: counted(answered(form, 'house'), '项'),
  living: counted(answered(form, 'living'), '项'),
  words: form.wordsZh.trim() === '' ? undefined : '已写',
  told: counted(form.policiesTold.length, '项'),
  sign: form.signature === null ? undefined : '已签',
  photos: counted(form.photos.length, '张'),
  phone: form.requesterMet || form.phone !== '' ? '已填' : undefined,
})

const PART_OF_FIELD: Record<string, OpenPart> = {
  members: 'people',
  phone: 'phone',
  wordsZh: 'words',
  signature: 'sign',
  photoAttachmentIds: 'photos',
}

/** The folded parts that hold something wrong, so that they can be opened. */
export const partsWithProblems = (problems: Record<string, string>): OpenPart[] => {
  const sections = (['house', 'living', 'illness'] as const).filter((section) =>
    Object.keys(problems).some((key) =>
      VISIT_QUESTIONS[section].some((question) => key.split('#')[0] === question.factId),
    ),
  )
  const fields = Object.keys(problems).flatMap((key) => PART_OF_FIELD[key.split('.')[0] ?? ''] ?? [])
  return [...new Set([...sections, ...fields])]
}
