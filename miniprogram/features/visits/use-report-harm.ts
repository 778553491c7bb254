import { useState } from 'react'
import { cloud } from '../../cloud/client'
import { useMutation } from '../../cloud/use-mutation'

export type HarmKind = 'child' | 'domesticViolence'

/** The mandatory report, on its own sealed channel. Nothing of it is kept on the phone. */
export function useReportHarm(areaCode: string, taskId: string | undefined) {
  const [kind, setKind] = useState<HarmKind | null>(null)
  const [whereZh, setWhere] = useState('')
  const [wordsZh, setWords] = useState('')
  const [problem, setProblem] = useState<string>()
  const report = useMutation((input: { kind: HarmKind; whereZh: string; wordsZh: string }, intent) =>
    cloud.visits.reportHarm({ ...input, areaCode, taskId }, intent),
  )
  const submit = async (): Promise<void> => {
    if (kind === null) return setProblem('请点一下是哪一种')
    if (wordsZh.trim().length < 2) return setProblem('请写几句看到了什么')
    setProblem(undefined)
    const done = await report.run({ kind, whereZh: whereZh.trim(), wordsZh: wordsZh.trim() })
    if (done !== undefined) {
      setWhere('')
      setWords('')
    }
  }
  return {
    kind,
    setKind,
    whereZh,
    setWhere,
    wordsZh,
    setWords,
    submit,
    busy: report.busy,
    sent: report.data,
    error: problem ?? report.error?.messageZh,
  }
}
