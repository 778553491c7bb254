import { Icon } from '../theme/Icon'
import './button.css'
import { buttonClass, type ButtonProps } from './button-props'
import { usePress } from './press'

export function Button(props: ButtonProps) {
  const { busy: running, press } = usePress(props.onPress)
  const busy = running || props.busy === true
  return (
    <button
      type="button"
      id={props.id}
      className={buttonClass(props, busy)}
      disabled={props.disabled}
      aria-busy={busy}
      aria-label={props.label}
      onClick={busy ? undefined : press}
    >
      {props.icon && <Icon name={props.icon} size={1.2} />}
      <span className="k-button-words">{props.children}</span>
    </button>
  )
}
