import { Button as NativeButton, Text } from '@tarojs/components'
import { Icon } from '../theme/Icon'
import './button.css'
import { buttonClass, type ButtonProps } from './button-props'
import { usePress } from './press'

export function Button(props: ButtonProps) {
  const { busy: running, press } = usePress(props.onPress)
  const busy = running || props.busy === true
  return (
    <NativeButton
      id={props.id}
      className={`${buttonClass(props, busy)}${props.disabled ? ' k-button--off' : ''}`}
      hoverClass="k-button--hover"
      disabled={props.disabled}
      aria-label={props.label}
      onClick={busy || props.disabled ? undefined : press}
    >
      {props.icon && <Icon name={props.icon} size={1.2} />}
      <Text className="k-button-words">{props.children}</Text>
    </NativeButton>
  )
}
