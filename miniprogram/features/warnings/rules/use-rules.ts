import { useEffect, useRef, useState } from 'react'
import type { OutputOf } from '@shared/kernel/contract'
import type { warningsContract } from '@shared/warnings/contract'
import type { WarningDraft } from '@shared/warnings/county-rules/draft'
import { cloud } from '../../../cloud/client'
import { asCloudError, type CloudError } from '../../../cloud/cloud-error'
import { newIntent } from '../../../cloud/intent'
import { useMutation } from '../../../cloud/use-mutation'
import { useQuery } from '../../../cloud/use-query'
import { tidyDraft } from './rules-view'

type Actions = (typeof warningsContract)['actions']
export type RuleFacts = OutputOf<Actions['ruleFacts']>
export type FactChoice = RuleFacts['facts'][number]
export type Checked = OutputOf<Actions['checkDraft']>

const MOST = 50
/** Typing goes on: the rule is read back when it pauses. */
const PAUSE_MS = 500

export const useRulesInForce = () => useQuery(() => cloud.warnings.rules({}), [])
export const useRuleChanges = () => useQuery(() => cloud.warnings.ruleChanges({ limit: MOST }), [])
export const useRuleFacts = () => useQuery(() => cloud.warnings.ruleFacts({}), [])

/** What is wrong with the draft and how it reads, a moment after the last change. */
export function useLiveCheck(draft: WarningDraft) {
  const [checked, setChecked] = useState<Checked>()
  const [error, setError] = useState<CloudError>()
  const turn = useRef(0)
  const written = JSON.stringify(tidyDraft(draft))
  useEffect(() => {
    const mine = ++turn.current
    const timer = setTimeout(() => {
      void cloud.warnings
        .checkDraft({ draft: JSON.parse(written) as WarningDraft })
        .then((answer) => {
          if (mine !== turn.current) return
          setChecked(answer)
          setError(undefined)
        })
        .catch((thrown: unknown) => {
          if (mine === turn.current) setError(asCloudError(thrown))
        })
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [written])
  return { checked, error }
}

export function useSaveDraft() {
  return useMutation(
    (input: { changeId?: string; version?: number; ruleId?: string; draft: WarningDraft; noteZh: string }, intent) =>
      cloud.warnings.saveDraft({ ...input, draft: tidyDraft(input.draft) }, intent),
  )
}

export function useEndRule() {
  return useMutation((input: { ruleId: string; from: string; noteZh: string }, intent) =>
    cloud.warnings.endRule(input, intent),
  )
}

/** One draft or proposal, its back-test slice by slice, and the decision. */
export function useRuleChange(changeId: string) {
  const change = useQuery(() => cloud.warnings.ruleChange({ changeId }), [changeId])
  const version = change.data?.version ?? 0
  const about = { changeId, version }
  const propose = useMutation((input: { from: string; noteZh: string }, intent) =>
    cloud.warnings.proposeRule({ ...about, ...input }, intent),
  )
  const approve = useMutation((_: null, intent) => cloud.warnings.approveRule(about, intent))
  const reject = useMutation((reasonZh: string, intent) => cloud.warnings.rejectRule({ ...about, reasonZh }, intent))
  const withdraw = useMutation((_: null, intent) => cloud.warnings.withdrawRule(about, intent))
  const then = async (answer: Promise<unknown>): Promise<boolean> => {
    const done = (await answer) !== undefined
    if (done) await change.reload()
    return done
  }
  return {
    change,
    test: useDraftTest(changeId, change.reload),
    propose: (input: { from: string; noteZh: string }) => then(propose.run(input)),
    approve: () => then(approve.run(null)),
    reject: (reasonZh: string) => then(reject.run(reasonZh)),
    withdraw: () => then(withdraw.run(null)),
    busy: propose.busy || approve.busy || reject.busy || withdraw.busy,
    error: propose.error ?? approve.error ?? reject.error ?? withdraw.error,
  }
}

/** Runs the back-test to its end while the page is open; leaving loses nothing, it goes on from there. */
function useDraftTest(changeId: string, onDone: () => Promise<void>) {
  const [running, setRunning] = useState(false)
  const [progress, setProgress] = useState<OutputOf<Actions['testDraft']>>()
  const [error, setError] = useState<CloudError>()
  const alive = useRef(true)
  useEffect(() => {
    alive.current = true
    return () => {
      alive.current = false
    }
  }, [])
  const start = async (): Promise<void> => {
    setRunning(true)
    setError(undefined)
    try {
      for (let finished = false; !finished && alive.current;) {
        const slice = await cloud.warnings.testDraft({ changeId }, newIntent())
        finished = slice.finished
        setProgress(slice)
      }
      if (alive.current) await onDone()
    } catch (thrown) {
      setError(asCloudError(thrown))
    } finally {
      setRunning(false)
    }
  }
  return { running, progress, error, start }
}
