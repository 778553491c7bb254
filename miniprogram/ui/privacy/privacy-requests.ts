import Taro from '@tarojs/taro'
import { useSyncExternalStore } from 'react'
import { toast } from '../feedback/toast-store'

type Resolve = Parameters<Taro.onNeedPrivacyAuthorization.Listener>[0]

/** Of the button that WeChat checks was really tapped. */
export const AGREE_ID = 'agree-privacy'
const REFUSED_ZH = '没关系，不同意也能用：打字填、从列表里选就行。'

const listeners = new Set<() => void>()
let waiting: readonly Resolve[] = []
let watching = false

const put = (next: readonly Resolve[]): void => {
  waiting = next
  for (const listener of listeners) listener()
}

/** WeChat holds back what needs consent (camera, microphone, album) until one of these is answered. */
const watch = (): void => {
  if (watching) return
  watching = true
  // WeChat before 2.32.3 has no such question.
  const onNeed = Taro.onNeedPrivacyAuthorization as typeof Taro.onNeedPrivacyAuthorization | undefined
  onNeed?.((resolve) => {
    resolve({ event: 'exposureAuthorization' })
    put([...waiting, resolve])
  })
}

const answer = (option: Parameters<Resolve>[0]): void => {
  const held = waiting
  put([])
  for (const resolve of held) resolve(option)
}

export const agree = (): void => answer({ buttonId: AGREE_ID, event: 'agree' })

/** Without anything waiting it does nothing: the sheet also says that it closed after an agreement. */
export const refuse = (): void => {
  if (waiting.length === 0) return
  answer({ event: 'disagree' })
  toast(REFUSED_ZH)
}

const subscribe = (listener: () => void): (() => void) => {
  watch()
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const usePrivacyAsked = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => waiting.length > 0,
    () => false,
  )
