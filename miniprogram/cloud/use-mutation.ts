import { useCallback, useRef, useState } from 'react'
import { asCloudError, type CloudError } from './cloud-error'
import { useIntent, type Intent } from './intent'

export interface Mutation<I, T> {
  /** Resolves with the answer, or with undefined when it was refused (see `error`). Never rejects. */
  run: (input: I) => Promise<T | undefined>
  busy: boolean
  error: CloudError | undefined
  data: T | undefined
  reset: () => void
}

/** One write of a screen: keeps the intent until it is settled and ignores taps while it is under way. */
export function useMutation<I, T>(perform: (input: I, intent: Intent) => Promise<T>): Mutation<I, T> {
  const intent = useIntent()
  const running = useRef(false)
  const latest = useRef(perform)
  latest.current = perform
  const [state, setState] = useState<{ busy: boolean; error?: CloudError; data?: T }>({ busy: false })

  const run = useCallback(
    async (input: I): Promise<T | undefined> => {
      if (running.current) return undefined
      running.current = true
      setState({ busy: true })
      try {
        const data = await latest.current(input, intent)
        setState({ busy: false, data })
        return data
      } catch (thrown) {
        setState({ busy: false, error: asCloudError(thrown) })
        return undefined
      } finally {
        running.current = false
      }
    },
    [intent],
  )

  const reset = useCallback(() => setState({ busy: false }), [])
  return { run, reset, busy: state.busy, error: state.error, data: state.data }
}
