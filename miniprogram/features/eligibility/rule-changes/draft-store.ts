import { useSyncExternalStore } from 'react'
import type { ParameterEdit } from './view'

/** An edit on the table, with the words it is shown by. Several go into one change, as one document sets several figures. */
export interface DraftEdit {
  edit: ParameterEdit
  titleZh: string
  sentenceZh: string
}

const listeners = new Set<() => void>()
let drafts: readonly DraftEdit[] = []

const tell = (next: readonly DraftEdit[]): void => {
  drafts = next
  for (const listener of listeners) listener()
}

const sameValue = (a: DraftEdit, b: DraftEdit): boolean =>
  a.edit.parameterId === b.edit.parameterId && a.edit.area === b.edit.area && a.edit.from === b.edit.from

/** A second figure for the same parameter, place and day takes the place of the first. */
export const addDraft = (draft: DraftEdit): void => tell([...drafts.filter((one) => !sameValue(one, draft)), draft])
export const removeDraft = (draft: DraftEdit): void => tell(drafts.filter((one) => one !== draft))
export const clearDrafts = (): void => tell([])

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useDrafts = (): readonly DraftEdit[] =>
  useSyncExternalStore(
    subscribe,
    () => drafts,
    () => drafts,
  )
