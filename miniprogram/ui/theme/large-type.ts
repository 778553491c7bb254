import Taro from '@tarojs/taro'
import { useSyncExternalStore } from 'react'

const KEY = 'koumen.largeType'
const listeners = new Set<() => void>()
let large: boolean | undefined

const isLarge = (): boolean => (large ??= Taro.getStorageSync(KEY) === 'on')

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Large type and touch targets for elders; remembered on this device. */
export function useLargeType(): { large: boolean; toggle: () => void } {
  return { large: useSyncExternalStore(subscribe, isLarge, isLarge), toggle: toggleLargeType }
}

function toggleLargeType(): void {
  large = !isLarge()
  Taro.setStorageSync(KEY, large ? 'on' : 'off')
  for (const listener of listeners) listener()
}
