import { useState } from 'react'
import { cloud } from '../../cloud/client'
import { useMutation } from '../../cloud/use-mutation'
import { useQuery } from '../../cloud/use-query'

export type HarmStep = 'take' | 'close'

/** One sealed report, opened, and what is noted about it. */
export function useHarmReport(reportId: string) {
  const report = useQuery(() => cloud.visits.readHarmReport({ reportId }), [reportId])
  const [noteZh, setNote] = useState('')
  const [problem, setProblem] = useState<string>()
  const handle = useMutation((input: { step: HarmStep; noteZh: string; version: number }, intent) =>
    cloud.visits.handleHarmReport({ reportId, ...input }, intent),
  )
  const note = async (step: HarmStep): Promise<void> => {
    if (report.data === undefined) return
    if (noteZh.trim().length < 2) return setProblem('请写几句做了什么')
    setProblem(undefined)
    const done = await handle.run({ step, noteZh: noteZh.trim(), version: report.data.version })
    if (done !== undefined) setNote('')
    await report.reload()
  }
  return { report, noteZh, setNote, note, busy: handle.busy, error: problem ?? handle.error?.messageZh }
}
