import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from '../theme/Icon'
import './form.css'

export interface FieldProps {
  label: string
  /** Of the control inside, so that label and error are tied to it. */
  id?: string
  hint?: ReactNode
  /** What is wrong and what to do about it; announced. */
  error?: string
  optional?: boolean
  children: ReactNode
}

/** A question, its control, and under it what is wrong with the answer. */
export function Field({ label, id, hint, error, optional, children }: FieldProps) {
  return (
    <View className="k-field" role="group" aria-label={label}>
      <View className="k-field-label" id={id && `${id}-label`}>
        {label}
        {optional && <Text className="k-field-optional">（可以不填）</Text>}
      </View>
      {hint !== undefined && <View className="k-field-hint">{hint}</View>}
      {children}
      {error && (
        <View className="k-field-error" id={id && `${id}-error`} role="alert">
          <Icon name="alert" />
          <Text>{error}</Text>
        </View>
      )}
    </View>
  )
}
