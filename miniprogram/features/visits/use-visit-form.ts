import { useEffect, useRef, useState } from 'react'
import type { OutputOf } from '@shared/kernel/contract'
import type { TaskDetail } from '@shared/tasks/contract'
import type { visitsContract } from '@shared/visits/contract'
import { newId } from '../../cloud/new-id'
import { discard, enqueue, retry } from '../../cloud/offline-queue'
import { serverNow, toInstant } from '../../cloud/server-time'
import { useOfflineQueue } from '../../cloud/use-offline-queue'
import { toVisitInput } from './to-visit-input'
import { partsWithProblems } from './view'
import { openPart, startVisit, type VisitForm } from './visit-form'
import { forgetVisit, keepVisit, keptVisit } from './visit-store'

export type VisitResult = OutputOf<(typeof visitsContract)['actions']['submit']>
type Task = Pick<TaskDetail, 'taskId' | 'registeredMembers' | 'addressZh' | 'householdId'>

/** `saved`: 已存在手机. `delivered`: 已送达. `refused`: the server said no; the form is open again. */
export type VisitState = 'writing' | 'saved' | 'delivered' | 'refused'

const begin = (task: Task): VisitForm => startVisit(task, newId(), toInstant(serverNow()))

/** One visit on the phone: kept while it is written, queued when finished, delivered once. Needs no network. */
export function useVisitForm(task: Task) {
  const { entries } = useOfflineQueue()
  const [form, setForm] = useState(() => {
    const kept = keptVisit(task.taskId)
    const done = kept && entries.some((entry) => entry.key === kept.sendKey && entry.state === 'delivered')
    return kept && !done ? kept : begin(task)
  })
  const [problems, setProblems] = useState<Record<string, string>>({})
  const finishing = useRef(false)
  const entry = entries.find((each) => each.key === form.sendKey)

  useEffect(() => keepVisit(form), [form])
  useEffect(() => {
    if (entry?.state === 'delivered') forgetVisit(task.taskId)
  }, [entry, task.taskId])

  const finish = async (): Promise<void> => {
    if (finishing.current || entry?.state === 'waiting') return
    const ready = toVisitInput(form)
    setProblems(ready.ok ? {} : ready.problems)
    if (!ready.ok) return setForm((now) => partsWithProblems(ready.problems).reduce(openPart, now))
    finishing.current = true
    try {
      const key = entry?.state === 'refused' ? newId() : form.sendKey
      if (entry?.state === 'refused') await discard(entry.key)
      const { input, files } = ready
      await enqueue({ capability: 'visits', action: 'submit', input, files, titleZh: `走访 ${task.addressZh}`, key })
      setForm((now) => ({ ...now, sendKey: key }))
    } finally {
      finishing.current = false
    }
  }

  return {
    form,
    change: (make: (form: VisitForm) => VisitForm) => {
      setProblems({})
      setForm(make)
    },
    problems,
    finish,
    again: () => entry && retry(entry.key),
    /** A second visit on the same card (nobody was home the first time). */
    restart: () => setForm(begin(task)),
    state: stateOf(entry?.state),
    messageZh: entry?.problem?.messageZh,
    result: entry?.state === 'delivered' ? (entry.output as VisitResult) : undefined,
  }
}

const stateOf = (entry: string | undefined): VisitState => {
  if (entry === undefined) return 'writing'
  return entry === 'waiting' ? 'saved' : (entry as 'delivered' | 'refused')
}
