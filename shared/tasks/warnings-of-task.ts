import type { Task } from './model'

/** Every warning that a visit is for. */
export const warningsOfTask = ({ warningId, warningIds }: Pick<Task, 'warningId' | 'warningIds'>): string[] => [
  ...new Set([...(warningId === null ? [] : [warningId]), ...warningIds]),
]
