import { Text, View } from '@tarojs/components'
import { memberZh, type NamedPerson } from '@shared/eligibility/self-check-answers'
import type { SelfCheckChoice, SelfCheckQuestion } from '@shared/eligibility/self-check-contract'
import { Pressable } from '../../../ui/actions/Pressable'
import '../../../ui/form/form.css'
import { Icon } from '../../../ui/theme/Icon'
import { toggledChoice, toggledMembers, type Chosen } from './choose'
import './self-check.css'

interface ChoiceRowsProps {
  question: SelfCheckQuestion
  people: readonly NamedPerson[]
  chosen: Chosen
  onChange: (chosen: Chosen) => void
}

/** One line a choice; where it may be true of several people, who it is follows under the ticked line. */
export function ChoiceRows({ question, people, chosen, onChange }: ChoiceRowsProps) {
  const isOfHome = question.choices.every((choice) => choice.members === null)
  const single = question.kind === 'one' && isOfHome
  return (
    <View className="k-choices" role={single ? 'radiogroup' : 'group'} aria-label={question.titleZh}>
      {question.choices.map((choice) => {
        const ticked = choice.choiceId in chosen
        return (
          <View key={choice.choiceId} className="sc-choice">
            <Pressable
              id={`choice-${choice.choiceId}`}
              role={single ? 'radio' : 'checkbox'}
              checked={ticked}
              className={`k-choice sc-choice-line${ticked ? ' k-choice--chosen' : ''}`}
              onPress={() => onChange(single ? { [choice.choiceId]: [] } : toggledChoice(question, chosen, choice))}
            >
              <View className={`k-choice-mark${single ? ' k-choice-mark--round' : ''}`}>
                {ticked && <Icon name="check" size={1} />}
              </View>
              <View>
                <Text>{choice.labelZh}</Text>
                {choice.noteZh && <Text className="k-choice-note">{choice.noteZh}</Text>}
              </View>
            </Pressable>
            {ticked && choice.members !== null && choice.members.length > 1 && (
              <Whom
                choice={choice}
                people={people}
                whom={chosen[choice.choiceId] ?? []}
                onToggle={(members) => onChange(toggledMembers(question, chosen, choice, members))}
              />
            )}
          </View>
        )
      })}
    </View>
  )
}

interface WhomProps {
  choice: SelfCheckChoice
  people: readonly NamedPerson[]
  whom: readonly number[]
  onToggle: (members: readonly number[]) => void
}

function Whom({ choice, people, whom, onToggle }: WhomProps) {
  const members = choice.members ?? []
  const all = members.every((member) => whom.includes(member))
  const isEverybody = members.length === people.length
  return (
    <View className="sc-whom" role="group" aria-label={`${choice.labelZh}，是谁`}>
      {isEverybody && (
        <Chip label="全家" id={`whom-${choice.choiceId}-all`} chosen={all} onPress={() => onToggle(members)} />
      )}
      {members.map((member) => (
        <Chip
          key={member}
          id={`whom-${choice.choiceId}-${member}`}
          label={memberZh(member, people[member]?.age)}
          chosen={whom.includes(member)}
          onPress={() => onToggle([member])}
        />
      ))}
    </View>
  )
}

function Chip({ label, id, chosen, onPress }: { label: string; id: string; chosen: boolean; onPress: () => void }) {
  return (
    <Pressable
      id={id}
      role="checkbox"
      checked={chosen}
      className={`sc-chip${chosen ? ' sc-chip--chosen' : ''}`}
      onPress={onPress}
    >
      {chosen && <Icon name="check" size={1} />}
      <Text>{label}</Text>
    </Pressable>
  )
}
