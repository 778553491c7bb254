import { useSyncExternalStore } from 'react'
import { isOnline, onNetworkChange } from './network'

/** Whether there is a network; redraws when it comes or goes. */
export const useOnline = (): boolean => useSyncExternalStore(onNetworkChange, isOnline, isOnline)
