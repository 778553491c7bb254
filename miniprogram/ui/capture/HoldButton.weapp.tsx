import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

export interface HoldButtonProps {
  className: string
  label: string
  onDown: () => void
  onUp: () => void
  children: ReactNode
  id?: string
}

/** Tells when a finger goes down and comes up. */
export function HoldButton({ className, label, onDown, onUp, children, id }: HoldButtonProps) {
  return (
    <View
      id={id}
      className={className}
      role="button"
      aria-label={label}
      onTouchStart={onDown}
      onTouchEnd={onUp}
      onTouchCancel={onUp}
    >
      {children}
    </View>
  )
}
