import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'

/** Does something every so often while the page is looked at; not behind another page, and not while it is still at it. */
export function useEvery(milliseconds: number, act: () => Promise<unknown>, isOn = true): void {
  const [isSeen, setSeen] = useState(true)
  const latest = useRef(act)
  latest.current = act
  useDidShow(() => setSeen(true))
  useDidHide(() => setSeen(false))
  useEffect(() => {
    if (!isOn || !isSeen) return undefined
    let isBusy = false
    const timer = setInterval(() => {
      if (isBusy) return
      isBusy = true
      void latest.current().finally(() => (isBusy = false))
    }, milliseconds)
    return () => clearInterval(timer)
  }, [milliseconds, isOn, isSeen])
}
