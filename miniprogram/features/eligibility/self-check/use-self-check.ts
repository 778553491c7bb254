import { useCallback, useEffect, useRef, useState } from 'react'
import { answersOf, type Picked } from '@shared/eligibility/self-check-answers'
import { cloud } from '../../../cloud/client'
import { asCloudError, type CloudError } from '../../../cloud/cloud-error'
import { homeArea } from '../../areas/home-area'
import {
  forgetAnswers,
  historyOf,
  selfCheckState,
  showResult,
  stepBack,
  stepForward,
  useSelfCheckState,
} from './self-check-store'

const SLOW_MS = 800

/**
 * Runs the self-check: each answer goes to the server with all before it and brings results and the next question. One
 * answer is on its way at a time; one that did not arrive keeps its question on the screen.
 */
export function useSelfCheck() {
  const state = useSelfCheckState()
  const [error, setError] = useState<CloudError>()
  const [slow, setSlow] = useState(false)
  const running = useRef(false)

  const send = useCallback(async (pick: Picked | null | undefined): Promise<void> => {
    if (running.current) return
    running.current = true
    setError(undefined)
    const timer = setTimeout(() => setSlow(true), SLOW_MS)
    const { steps, result } = selfCheckState()
    const question = result?.question
    const history = historyOf({ steps })
    try {
      const answered = pick !== undefined && question ? [...history, { question, pick }] : history
      const next = await cloud.eligibility.selfCheck({ answers: answersOf(answered), areaCode: homeArea() })
      if (pick === undefined) showResult(next)
      else stepForward(pick, next)
    } catch (thrown) {
      setError(asCloudError(thrown))
    } finally {
      clearTimeout(timer)
      setSlow(false)
      running.current = false
    }
  }, [])

  useEffect(() => {
    if (selfCheckState().result === undefined) void send(undefined)
  }, [send])

  return {
    ...state,
    error,
    slow,
    begin: () => send(undefined),
    answer: (pick: Picked | null) => send(pick),
    back: () => {
      setError(undefined)
      if (!running.current) stepBack()
    },
    restart: () => {
      if (running.current) return undefined
      forgetAnswers()
      return send(undefined)
    },
  }
}
