import { useState } from 'react'
import { Field } from '../../../ui/form/Field'
import { TextInput } from '../../../ui/form/inputs'
import { List, ListItem } from '../../../ui/layout/List'
import { Tag } from '../../../ui/feedback/Tag'
import { Note } from '../../../ui/theme/Heading'
import { factsFound } from './rules-view'
import type { FactChoice } from './use-rules'

const MOST_SHOWN = 8

/** Finds a fact by a word of its name or of the list it comes from. */
export function FactPicker({ facts, add }: { facts: readonly FactChoice[]; add: (fact: FactChoice) => void }) {
  const [words, setWords] = useState('')
  const found = factsFound(facts, words)
  return (
    <Field label="加一个条件" hint={`有${facts.length}项可以用，打一两个字找：停电、自付、独居、到期……`}>
      <TextInput label="找哪一项" value={words} maxLength={20} placeholder="例如：自付" onChange={setWords} />
      {words.trim() !== '' && found.length === 0 && <Note>没有找到，换个说法试试。封存的事项不在里面。</Note>}
      {found.length > 0 && (
        <List label="找到的">
          {found.slice(0, MOST_SHOWN).map((fact) => (
            <ListItem
              key={fact.factId}
              title={fact.labelZh}
              note={fact.sourceZh}
              end={fact.sensitive ? <Tag tone="warn">敏感</Tag> : undefined}
              onPress={() => {
                add(fact)
                setWords('')
              }}
            />
          ))}
        </List>
      )}
      {found.length > MOST_SHOWN && <Note>还有{found.length - MOST_SHOWN}项，再多打一个字。</Note>}
    </Field>
  )
}
