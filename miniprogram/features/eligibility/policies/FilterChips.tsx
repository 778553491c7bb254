import { Text, View } from '@tarojs/components'
import { Pressable } from '../../../ui/actions/Pressable'
import './policies.css'
import type { FilterChoice } from './view'

interface FilterChipsProps {
  label: string
  choices: readonly FilterChoice[]
  value: string
  onChange: (value: string) => void
}

/** Many short choices on few lines; one of them holds. */
export function FilterChips({ label, choices, value, onChange }: FilterChipsProps) {
  return (
    <View className="k-chips" role="radiogroup" aria-label={label}>
      {choices.map((choice) => (
        <Pressable
          key={choice.value}
          role="radio"
          checked={choice.value === value}
          className={`k-chip${choice.value === value ? ' k-chip--chosen' : ''}`}
          onPress={() => onChange(choice.value)}
        >
          <Text>{choice.label}</Text>
        </Pressable>
      ))}
    </View>
  )
}
