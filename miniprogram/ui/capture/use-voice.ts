import { useCallback, useEffect, useRef, useState } from 'react'
import type { CapturedFile } from '../../cloud/captured-file'
import { startRecording, type Recording } from './recorder'
import { LONGEST_MS, NO_MICROPHONE_ZH, RecorderProblem } from './recorder-problem'

/** Let go sooner than this and it was a tap: recording goes on until the next tap. */
const HOLD_MS = 400

export interface Voice {
  state: 'idle' | 'opening' | 'recording'
  seconds: number
  problem: string | undefined
  press: () => void
  release: () => void
}

/** Hold to speak, or tap to start and tap to end: both work, for fingers that tremble and for keyboards. */
export function useVoice(onVoice: (file: CapturedFile) => void): Voice {
  const [state, setState] = useState<Voice['state']>('idle')
  const [seconds, setSeconds] = useState(0)
  const [problem, setProblem] = useState<string>()
  const recording = useRef<Promise<Recording> | null>(null)
  const pressedAt = useRef(0)

  const finish = useCallback(async () => {
    const current = recording.current
    if (!current) return
    recording.current = null
    try {
      onVoice(await (await current).stop())
    } catch (thrown) {
      setProblem(thrown instanceof RecorderProblem ? thrown.messageZh : NO_MICROPHONE_ZH)
    }
    setState('idle')
  }, [onVoice])

  const begin = useCallback(async () => {
    setProblem(undefined)
    setSeconds(0)
    setState('opening')
    recording.current = startRecording()
    try {
      await recording.current
      setState((now) => (now === 'opening' ? 'recording' : now))
    } catch (thrown) {
      recording.current = null
      setState('idle')
      setProblem(thrown instanceof RecorderProblem ? thrown.messageZh : NO_MICROPHONE_ZH)
    }
  }, [])

  useEffect(() => {
    if (state !== 'recording') return
    const startedAt = Date.now()
    const timer = setInterval(() => {
      setSeconds(Math.floor((Date.now() - startedAt) / 1000))
      if (Date.now() - startedAt >= LONGEST_MS) void finish()
    }, 250)
    return () => clearInterval(timer)
  }, [state, finish])

  const press = useCallback(() => {
    pressedAt.current = Date.now()
    if (recording.current) void finish()
    else void begin()
  }, [begin, finish])

  const release = useCallback(() => {
    if (recording.current && Date.now() - pressedAt.current >= HOLD_MS) void finish()
  }, [finish])

  return { state, seconds, problem, press, release }
}
