import { useCallback, useRef, useState } from 'react'

/** A tap handler that runs once at a time: while its promise is open, further taps are ignored and `busy` is true. */
export function usePress(onPress: (() => unknown) | undefined): { busy: boolean; press: () => void } {
  const running = useRef(false)
  const [busy, setBusy] = useState(false)
  const press = useCallback(() => {
    if (running.current) return
    const result = onPress?.()
    if (!(result instanceof Promise)) return
    running.current = true
    setBusy(true)
    void result.finally(() => {
      running.current = false
      setBusy(false)
    })
  }, [onPress])
  return { busy, press }
}
