import Taro from '@tarojs/taro'

let online = true
let watching = false
const listeners = new Set<() => void>()

const learn = (connected: boolean): void => {
  if (connected === online) return
  online = connected
  for (const listener of listeners) listener()
}

const watch = (): void => {
  if (watching) return
  watching = true
  Taro.onNetworkStatusChange((change) => learn(change.isConnected))
  void Taro.getNetworkType().then((now) => learn(now.networkType !== 'none'))
}

/** Whether the device has a network, and news of it. */
export const isOnline = (): boolean => {
  watch()
  return online
}

export const onNetworkChange = (listener: () => void): (() => void) => {
  watch()
  listeners.add(listener)
  return () => listeners.delete(listener)
}
