import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { memberZh, type NamedPerson } from '@shared/eligibility/self-check-answers'
import type { SelfCheckQuestion } from '@shared/eligibility/self-check-contract'
import { Button } from '../../../ui/actions/Button'
import { Notice } from '../../../ui/feedback/Notice'
import { RadioGroup } from '../../../ui/form/choices'
import { Field } from '../../../ui/form/Field'
import { TextInput } from '../../../ui/form/inputs'
import { Row } from '../../../ui/layout/Stack'
import {
  changed,
  doingsOf,
  EMPTY_PERSON,
  fromNamed,
  gendersOf,
  MOST_PEOPLE,
  personZh,
  problemWithPerson,
  toNamed,
  type PersonDraft,
} from './people-draft'
import './self-check.css'

interface PeopleEditorProps {
  question: SelfCheckQuestion
  before: readonly NamedPerson[]
  onDone: (people: readonly NamedPerson[]) => unknown
}

/** Who lives here, one after another: an age, a sex, what they do. No names. */
export function PeopleEditor({ question, before, onDone }: PeopleEditorProps) {
  const [people, setPeople] = useState<readonly PersonDraft[]>(() =>
    before.length > 0 ? before.map((person) => fromNamed(question, person)) : [EMPTY_PERSON],
  )
  const [at, setAt] = useState(people.length - 1)
  const [problem, setProblem] = useState<string>()
  const current = people[at] ?? EMPTY_PERSON

  const replace = (person: PersonDraft): void => {
    setProblem(undefined)
    setPeople(people.map((each, place) => (place === at ? person : each)))
  }
  /** Goes on only when the person being filled in is complete. */
  const leaving = (next: () => unknown): unknown => {
    const wrong = problemWithPerson(current)
    setProblem(wrong)
    return wrong === undefined ? next() : undefined
  }
  const remove = (place: number): void => {
    setProblem(undefined)
    const left = people.filter((_, other) => other !== place)
    setPeople(left)
    setAt(Math.min(at > place ? at - 1 : at, left.length - 1))
  }
  const add = (): void => {
    setPeople([...people, EMPTY_PERSON])
    setAt(people.length)
  }

  return (
    <View className="sc-people">
      {people.map((person, place) => {
        const who = memberZh(place, undefined)
        if (place !== at)
          return (
            <View key={place} className="sc-person" role="group" aria-label={who}>
              <View className="sc-person-words">
                <Text className="sc-person-who">{who}</Text>
                <Text className="k-note">{personZh(question, person)}</Text>
              </View>
              <Button kind="quiet" label={`改${who}`} onPress={() => leaving(() => setAt(place))}>
                改
              </Button>
              {people.length > 1 && (
                <Button kind="quiet" label={`去掉${who}`} onPress={() => remove(place)}>
                  去掉
                </Button>
              )}
            </View>
          )
        return (
          <View key={place} className="sc-person sc-person--open" role="group" aria-label={who}>
            <Row fit="spread">
              <Text className="sc-person-who">{who}</Text>
              {people.length > 1 && (
                <Button kind="quiet" label={`去掉${who}`} onPress={() => remove(place)}>
                  去掉
                </Button>
              )}
            </Row>
            <Field id="person-age" label="多大年纪？">
              <TextInput
                id="person-age"
                kind="number"
                label={`${who}多大年纪`}
                unit="岁"
                maxLength={3}
                value={person.age}
                onChange={(age) => replace(changed(question, person, { age }))}
              />
            </Field>
            <RadioGroup
              inline
              label={`${who}是男是女`}
              value={person.gender}
              choices={gendersOf(question).map(({ choiceId, labelZh }) => ({ value: choiceId, label: labelZh }))}
              onChange={(gender) => replace(changed(question, person, { gender }))}
            />
            {doingsOf(question, person).length > 0 && (
              <Field label="现在做什么？">
                <RadioGroup
                  inline
                  label={`${who}现在做什么`}
                  value={person.doing}
                  choices={doingsOf(question, person).map(({ choiceId, labelZh }) => ({
                    value: choiceId,
                    label: labelZh,
                  }))}
                  onChange={(doing) => replace(changed(question, person, { doing }))}
                />
              </Field>
            )}
          </View>
        )
      })}
      {problem && <Notice tone="warn">{problem}</Notice>}
      {people.length < MOST_PEOPLE ? (
        <Button id="add-person" block icon="plus" onPress={() => leaving(add)}>
          再加一个人
        </Button>
      ) : (
        <Notice>最多填{MOST_PEOPLE}个人，先填最需要帮助的。</Notice>
      )}
      <Button
        id="next-question"
        kind="primary"
        size="l"
        block
        onPress={() => leaving(() => onDone(people.map(toNamed)))}
      >
        就这些人，下一题
      </Button>
    </View>
  )
}
