import { RadioGroup } from './choices'

const CHOICES = [
  { value: 'yes', label: '是' },
  { value: 'no', label: '否' },
] as const

export interface YesNoProps {
  label: string
  /** `null`: not asked or not known; neither is chosen. */
  value: boolean | null
  onChange: (value: boolean) => void
}

/** Yes or no; until one is chosen it is unknown, which is not "no". */
export function YesNo({ label, value, onChange }: YesNoProps) {
  return (
    <RadioGroup
      inline
      label={label}
      choices={CHOICES}
      value={value === null ? null : value ? 'yes' : 'no'}
      onChange={(chosen) => onChange(chosen === 'yes')}
    />
  )
}
