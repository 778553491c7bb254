/** Whether the device has a network, and news of it. */
export const isOnline = (): boolean => navigator.onLine

export const onNetworkChange = (listener: () => void): (() => void) => {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}
