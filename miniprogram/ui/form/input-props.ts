export interface InputProps {
  value: string
  onChange: (value: string) => void
  /** Which keyboard. `idNumber` has digits and X. */
  kind?: 'text' | 'phone' | 'number' | 'money' | 'idNumber'
  placeholder?: string
  /** Spoken name; give the field's label. */
  label: string
  id?: string
  wrong?: boolean
  disabled?: boolean
  maxLength?: number
  /** 「元」, 「人」: shown at the right end. */
  unit?: string
  onBlur?: () => void
}

export const inputClass = (wrong?: boolean, area?: boolean): string =>
  `k-input${wrong ? ' k-input--wrong' : ''}${area ? ' k-input--area' : ''}`
