import type { ReactNode } from 'react'
import type { IconName } from '../theme/Icon'

export interface ButtonProps {
  children: ReactNode
  /** One `primary` a screen; `danger` for what cannot be undone; `quiet` for text-like. */
  kind?: 'primary' | 'secondary' | 'danger' | 'quiet'
  size?: 'm' | 'l'
  icon?: IconName
  /** Fills the width. */
  block?: boolean
  disabled?: boolean
  /** Shown as working; the button also becomes busy by itself while the promise of `onPress` is open. */
  busy?: boolean
  /** May return a promise: taps are ignored until it settles. */
  onPress?: () => unknown
  /** Spoken name when the words alone do not say it. */
  label?: string
  id?: string
}

export interface PressableProps {
  children: ReactNode
  onPress?: () => unknown
  className?: string
  label?: string
  id?: string
  /** `switch`, `radio` and `checkbox` announce `checked`. */
  role?: 'button' | 'link' | 'radio' | 'checkbox' | 'switch' | 'tab'
  checked?: boolean
  disabled?: boolean
}

export const buttonClass = ({ kind = 'secondary', size = 'm', block }: ButtonProps, busy: boolean): string =>
  ['k-button', `k-button--${kind}`, `k-button--${size}`, block && 'k-button--block', busy && 'k-button--busy']
    .filter(Boolean)
    .join(' ')
