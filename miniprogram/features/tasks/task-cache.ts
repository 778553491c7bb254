import Taro from '@tarojs/taro'
import type { TaskCard, TaskDetail } from '@shared/tasks/contract'
import { asCloudError } from '../../cloud/cloud-error'
import { sessionOwner } from '../../cloud/session'

/** The worker's open cards as last seen, so that a valley without signal still shows who to see. Emptied as tasks close. */
interface Kept {
  cards: TaskCard[]
  details: Record<string, TaskDetail>
}

const key = (): string => `koumen.tasks.${sessionOwner()}`

const read = (): Kept => {
  const kept = Taro.getStorageSync<Kept | ''>(key())
  return kept === '' || kept === undefined ? { cards: [], details: {} } : kept
}

/** Addresses of photos and voice expire soon; they are not kept. */
const withoutMedia = (task: TaskDetail): TaskDetail => ({
  ...task,
  request: task.request && { ...task.request, voiceUrl: null, photoUrls: [] },
})

export const keepTask = (task: TaskDetail): void => {
  const kept = read()
  Taro.setStorageSync(key(), { ...kept, details: { ...kept.details, [task.taskId]: withoutMedia(task) } })
}

/** Keeps the list and forgets details of cards no longer on it. */
export const keepCards = (cards: TaskCard[]): void => {
  const open = new Set(cards.map((card) => card.taskId))
  const details = Object.fromEntries(Object.entries(read().details).filter(([taskId]) => open.has(taskId)))
  Taro.setStorageSync(key(), { cards, details })
}

const unreachable = (thrown: unknown): boolean => {
  const { code } = asCloudError(thrown)
  return code === 'OFFLINE' || code === 'UNAVAILABLE'
}

/** The kept card when only the network is missing; any other refusal stands. */
export const keptTask = (taskId: string, thrown: unknown): TaskDetail => {
  const task = read().details[taskId]
  if (task === undefined || !unreachable(thrown)) throw thrown
  return task
}

export const keptCards = (thrown: unknown): TaskCard[] => {
  const { cards } = read()
  if (cards.length === 0 || !unreachable(thrown)) throw thrown
  return cards
}

/** Which of the cards have no details on the phone yet. */
export const missingDetails = (cards: readonly TaskCard[]): string[] => {
  const { details } = read()
  return cards.filter((card) => details[card.taskId]?.version !== card.version).map((card) => card.taskId)
}
