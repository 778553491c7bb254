import { useSyncExternalStore } from 'react'
import type { OutputOf } from '@shared/kernel/contract'
import type { eligibilityContract } from '@shared/eligibility/contract'
import type { Answered, NamedPerson, Picked } from '@shared/eligibility/self-check-answers'

export type SelfCheckResult = OutputOf<(typeof eligibilityContract)['actions']['selfCheck']>

/** One question answered, with what stood on the screen when it was put. */
export interface Step {
  before: SelfCheckResult
  pick: Picked | null
}

export interface SelfCheckState {
  steps: readonly Step[]
  result: SelfCheckResult | undefined
  /** What was picked before one went back, by question: put again, it stands ready. */
  kept: Readonly<Record<string, Picked>>
}

const FRESH: SelfCheckState = { steps: [], result: undefined, kept: {} }

// In memory only: on a shared phone or a library's computer nothing is left when the page is closed.
let state = FRESH
const listeners = new Set<() => void>()

const put = (next: SelfCheckState): void => {
  state = next
  for (const listener of listeners) listener()
}

export const selfCheckState = (): SelfCheckState => state

/** The questions put so far and what was picked, in order. */
export const historyOf = ({ steps }: Pick<SelfCheckState, 'steps'>): Answered[] =>
  steps.flatMap(({ before, pick }) => (before.question ? [{ question: before.question, pick }] : []))

/** The people named in the home; none before they were. */
export const peopleOf = ({ steps }: Pick<SelfCheckState, 'steps'>): readonly NamedPerson[] =>
  steps.find(({ pick }) => pick?.people)?.pick?.people ?? []

const namesMembers = ({ chosen = {} }: Picked): boolean => Object.values(chosen).some((members) => members.length > 0)

/** What to keep of earlier picks: with other people in the home, nothing that points at one of them. */
const keptAfter = (kept: SelfCheckState['kept'], questionId: string, pick: Picked): SelfCheckState['kept'] => {
  const others = JSON.stringify(kept[questionId]) === JSON.stringify(pick) || !pick.people
  const still = others ? Object.entries(kept) : Object.entries(kept).filter(([, each]) => !namesMembers(each))
  return { ...Object.fromEntries(still), [questionId]: pick }
}

export const showResult = (result: SelfCheckResult): void => put({ ...state, result })

export const stepForward = (pick: Picked | null, result: SelfCheckResult): void => {
  const { steps, result: before, kept } = state
  if (!before?.question) return
  put({
    steps: [...steps, { before, pick }],
    result,
    kept: pick === null ? kept : keptAfter(kept, before.question.questionId, pick),
  })
}

/** Back to the question before: it stands as it stood, with what was picked. */
export const stepBack = (): void => {
  const last = state.steps.at(-1)
  if (last) put({ ...state, steps: state.steps.slice(0, -1), result: last.before })
}

export const forgetAnswers = (): void => put(FRESH)

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useSelfCheckState = (): SelfCheckState => useSyncExternalStore(subscribe, selfCheckState, selfCheckState)
