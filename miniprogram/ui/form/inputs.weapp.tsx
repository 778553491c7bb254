import { Input, Text, Textarea, View, type InputProps as NativeInputProps } from '@tarojs/components'
import './form.css'
import { inputClass, type InputProps } from './input-props'

const TYPES = {
  text: 'text',
  phone: 'number',
  number: 'number',
  money: 'digit',
  idNumber: 'idcard',
} as const satisfies Record<string, NativeInputProps['type']>
const UNLIMITED = -1

/** One line of text. Put it in a Field. */
export function TextInput(props: InputProps) {
  return (
    <View className="k-input-box">
      <Input
        id={props.id}
        className={inputClass(props.wrong)}
        value={props.value}
        type={TYPES[props.kind ?? 'text']}
        placeholder={props.placeholder}
        maxlength={props.maxLength ?? UNLIMITED}
        disabled={props.disabled}
        aria-label={props.label}
        onInput={(event) => props.onChange(event.detail.value)}
        onBlur={props.onBlur}
      />
      {props.unit && <Text className="k-input-unit">{props.unit}</Text>}
    </View>
  )
}

/** Several lines of text. Put it in a Field. */
export function TextArea(props: InputProps) {
  return (
    <Textarea
      id={props.id}
      className={inputClass(props.wrong, true)}
      value={props.value}
      placeholder={props.placeholder}
      maxlength={props.maxLength ?? UNLIMITED}
      disabled={props.disabled}
      autoHeight
      aria-label={props.label}
      onInput={(event) => props.onChange(event.detail.value)}
      onBlur={props.onBlur}
    />
  )
}
