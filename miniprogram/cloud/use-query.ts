import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState, type DependencyList } from 'react'
import { asCloudError, type CloudError } from './cloud-error'

const SLOW_MS = 400

export interface Query<T> {
  /** The last answer; kept while a newer one is fetched. */
  data: T | undefined
  error: CloudError | undefined
  /** Nothing to show yet. */
  loading: boolean
  /** Still nothing after 400 ms: say so. */
  slow: boolean
  offline: boolean
  reload: () => Promise<void>
}

/** Reads when the screen opens, when `deps` change and when one comes back to it. A late answer of old `deps` is dropped. */
export function useQuery<T>(fetchIt: () => Promise<T>, deps: DependencyList): Query<T> {
  const [state, setState] = useState<{ data?: T; error?: CloudError }>({})
  const [loading, setLoading] = useState(true)
  const [slow, setSlow] = useState(false)
  const turn = useRef(0)
  const answered = useRef(false)

  const run = useCallback(async () => {
    const mine = ++turn.current
    const timer = setTimeout(() => setSlow(true), SLOW_MS)
    try {
      const data = await fetchIt()
      if (mine === turn.current) setState({ data })
    } catch (thrown) {
      const error = asCloudError(thrown)
      // A broken refresh does not take away what is on the screen.
      if (mine === turn.current) setState((before) => ({ data: before.data, error }))
    } finally {
      clearTimeout(timer)
      answered.current = true
      if (mine === turn.current) {
        setSlow(false)
        setLoading(false)
      }
    }
    // The caller names what `fetchIt` depends on, as for useEffect.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- because the dependencies are the caller's
  }, deps)

  useEffect(() => {
    setState({})
    setLoading(true)
    void run()
    const turns = turn
    return () => {
      turns.current++
    }
  }, [run])

  // The show that opens the page comes before the first answer; a part drawn later is not told of that one at all.
  useDidShow(() => {
    if (answered.current) void run()
  })

  return { data: state.data, error: state.error, loading, slow, offline: state.error?.code === 'OFFLINE', reload: run }
}
