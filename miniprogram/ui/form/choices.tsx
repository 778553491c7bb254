import { Text, View } from '@tarojs/components'
import { Pressable } from '../actions/Pressable'
import { Icon, type IconName } from '../theme/Icon'
import './form.css'

export interface Choice<V extends string> {
  value: V
  label: string
  note?: string
  icon?: IconName
}

interface ChoiceProps<V extends string> {
  choices: readonly Choice<V>[]
  label: string
}

interface OneOf<V extends string> extends ChoiceProps<V> {
  value: V | null
  onChange: (value: V) => void
  inline?: boolean
}

interface ManyOf<V extends string> extends ChoiceProps<V> {
  values: readonly V[]
  onChange: (values: V[]) => void
}

const toggled = <V extends string>(values: readonly V[], value: V): V[] =>
  values.includes(value) ? values.filter((other) => other !== value) : [...values, value]

/** Big tiles in spoken words; one or several may be chosen. */
export function ChoiceTiles<V extends string>({ choices, values, onChange, label }: ManyOf<V>) {
  return (
    <View className="k-tiles" role="group" aria-label={label}>
      {choices.map((choice) => {
        const chosen = values.includes(choice.value)
        return (
          <Pressable
            key={choice.value}
            role="checkbox"
            checked={chosen}
            className={`k-tile${chosen ? ' k-tile--chosen' : ''}`}
            onPress={() => onChange(toggled(values, choice.value))}
          >
            {choice.icon && <Icon name={choice.icon} size={1.3} />}
            <Text>{choice.label}</Text>
            {chosen && (
              <View className="k-tile-tick">
                <Icon name="check" size={1} />
              </View>
            )}
          </Pressable>
        )
      })}
    </View>
  )
}

/** One answer of several. */
export function RadioGroup<V extends string>({ choices, value, onChange, label, inline }: OneOf<V>) {
  return (
    <View className={`k-choices${inline ? ' k-choices--inline' : ''}`} role="radiogroup" aria-label={label}>
      {choices.map((choice) => (
        <ChoiceLine
          key={choice.value}
          choice={choice}
          chosen={choice.value === value}
          round
          onPress={() => onChange(choice.value)}
        />
      ))}
    </View>
  )
}

/** Any number of answers. */
export function CheckGroup<V extends string>({ choices, values, onChange, label }: ManyOf<V>) {
  return (
    <View className="k-choices" role="group" aria-label={label}>
      {choices.map((choice) => (
        <ChoiceLine
          key={choice.value}
          choice={choice}
          chosen={values.includes(choice.value)}
          onPress={() => onChange(toggled(values, choice.value))}
        />
      ))}
    </View>
  )
}

/** A single yes-or-no tick. */
export function Check({
  label,
  checked,
  onChange,
  note,
}: {
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
  note?: string
}) {
  return <ChoiceLine choice={{ value: 'on', label, note }} chosen={checked} onPress={() => onChange(!checked)} />
}

interface LineProps<V extends string> {
  choice: Choice<V>
  chosen: boolean
  round?: boolean
  onPress: () => void
}

function ChoiceLine<V extends string>({ choice, chosen, round, onPress }: LineProps<V>) {
  return (
    <Pressable
      role={round ? 'radio' : 'checkbox'}
      checked={chosen}
      className={`k-choice${chosen ? ' k-choice--chosen' : ''}`}
      onPress={onPress}
    >
      <View className={`k-choice-mark${round ? ' k-choice-mark--round' : ''}`}>
        {chosen && <Icon name="check" size={1} />}
      </View>
      <View>
        <Text>{choice.label}</Text>
        {choice.note && <Text className="k-choice-note">{choice.note}</Text>}
      </View>
    </Pressable>
  )
}
