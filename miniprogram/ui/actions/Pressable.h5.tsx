import './button.css'
import type { PressableProps } from './button-props'
import { usePress } from './press'

/** Anything that can be tapped and is not drawn as a button: reachable by keyboard and by screen reader. */
export function Pressable({ role = 'button', checked, ...props }: PressableProps) {
  const { busy, press } = usePress(props.onPress)
  return (
    <button
      type="button"
      id={props.id}
      role={role === 'button' ? undefined : role}
      className={`k-pressable ${props.className ?? ''}`}
      disabled={props.disabled}
      aria-label={props.label}
      aria-checked={role === 'radio' || role === 'checkbox' || role === 'switch' ? checked === true : undefined}
      aria-selected={role === 'tab' ? checked === true : undefined}
      onClick={busy ? undefined : press}
    >
      {props.children}
    </button>
  )
}
