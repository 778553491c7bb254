import Taro from '@tarojs/taro'
import { useState } from 'react'
import { problemsOfStep, stepsOf, STEP_ZH, type RequestDraft } from './draft'
import { changeDraft, requestDraft } from './draft-store'

/** Where one is in the request. One cannot go on past a step that is wrong; going back is always possible. */
export function useRequestSteps(draft: RequestDraft) {
  const steps = stepsOf(draft.channel)
  const [at, setAt] = useState(0)
  const [shown, setShown] = useState<Record<string, string>>({})
  const current = Math.min(at, steps.length - 1)
  const step = steps[current] ?? 'need'

  const goTo = (index: number): void => {
    setAt(index)
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  }

  const next = (): void => {
    // As it is written now: a quick tap may come before the page has drawn the last letter.
    const problems = problemsOfStep(requestDraft(), step)
    setShown(problems)
    if (Object.keys(problems).length === 0) goTo(current + 1)
  }

  /** Shows what the last check found, on the earliest step that has it. */
  const showProblems = (problems: Record<string, string>): void => {
    setShown(problems)
    const first = steps.findIndex((each) => Object.keys(problemsOfStep(draft, each)).length > 0)
    if (first >= 0) goTo(first)
  }

  return {
    step,
    current,
    names: steps.map((each) => STEP_ZH[each]),
    last: current === steps.length - 1,
    problems: shown,
    next,
    back: current > 0 ? () => goTo(current - 1) : undefined,
    showProblems,
    change: (patch: Partial<RequestDraft>) => {
      setShown({})
      changeDraft(patch)
    },
  }
}
