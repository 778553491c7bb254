import { View } from '@tarojs/components'
import './button.css'
import type { PressableProps } from './button-props'
import { usePress } from './press'

/** Anything that can be tapped and is not drawn as a button, named for the screen reader. */
export function Pressable({ role = 'button', checked, ...props }: PressableProps) {
  const { busy, press } = usePress(props.onPress)
  return (
    <View
      id={props.id}
      role={role}
      className={`k-pressable ${props.className ?? ''}`}
      hoverClass="k-button--hover"
      aria-label={props.label}
      aria-checked={checked}
      aria-disabled={props.disabled}
      onClick={busy || props.disabled ? undefined : press}
    >
      {props.children}
    </View>
  )
}
