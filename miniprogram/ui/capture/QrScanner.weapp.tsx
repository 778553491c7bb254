import Taro from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import type { QrScannerProps } from './scan-props'

/** WeChat's own scanner. */
export function QrScanner({ open, onText, onClose }: QrScannerProps) {
  const handlers = useRef({ onText, onClose })
  handlers.current = { onText, onClose }
  useEffect(() => {
    if (!open) return
    Taro.scanCode({ scanType: ['qrCode'] })
      .then((result) => handlers.current.onText(result.result))
      .catch(() => undefined)
      .finally(() => handlers.current.onClose())
  }, [open])
  return null
}
