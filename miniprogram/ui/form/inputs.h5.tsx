import './form.css'
import { inputClass, type InputProps } from './input-props'

const MODES = { text: 'text', phone: 'tel', number: 'numeric', money: 'decimal', idNumber: 'text' } as const

/** One line of text. Put it in a Field. */
export function TextInput(props: InputProps) {
  return (
    <div className="k-input-box">
      <input
        id={props.id}
        className={inputClass(props.wrong)}
        value={props.value}
        inputMode={MODES[props.kind ?? 'text']}
        autoComplete="off"
        placeholder={props.placeholder}
        maxLength={props.maxLength}
        disabled={props.disabled}
        aria-label={props.label}
        aria-invalid={props.wrong === true}
        aria-describedby={props.id && props.wrong ? `${props.id}-error` : undefined}
        onChange={(event) => props.onChange(event.target.value)}
        onBlur={props.onBlur}
      />
      {props.unit && <span className="k-input-unit">{props.unit}</span>}
    </div>
  )
}

/** Several lines of text. Put it in a Field. */
export function TextArea(props: InputProps) {
  return (
    <textarea
      id={props.id}
      className={inputClass(props.wrong, true)}
      value={props.value}
      rows={4}
      placeholder={props.placeholder}
      maxLength={props.maxLength}
      disabled={props.disabled}
      aria-label={props.label}
      aria-invalid={props.wrong === true}
      onChange={(event) => props.onChange(event.target.value)}
      onBlur={props.onBlur}
    />
  )
}
