import { readText, writeText } from '../../cloud/keep'
import { sessionOwner } from '../../cloud/session'
import type { VisitForm } from './visit-form'

const key = (taskId: string): string => `koumen.visit.${sessionOwner()}.${taskId}`

/** Words and ticks survive closing the app; photos and signature are kept by the queue once the visit is finished. */
export const keepVisit = (form: VisitForm): void =>
  writeText(key(form.taskId), JSON.stringify({ ...form, photos: [], signature: null }))

export const keptVisit = (taskId: string): VisitForm | null => {
  const text = readText(key(taskId))
  return text ? (JSON.parse(text) as VisitForm) : null
}

export const forgetVisit = (taskId: string): void => writeText(key(taskId), '')
