import { View } from '@tarojs/components'
import { Check } from '../../ui/form/choices'
import { Heading, Note } from '../../ui/theme/Heading'
import { AnswerField } from './AnswerField'
import type { PartProps } from './part-props'
import { answer } from './visit-form'
import { SUDDEN_ILLNESS, VISIT_QUESTIONS } from './visit-questions'
import './visits.css'

/** Opens only when the person has spoken of it. Written down for each adult, read by few. */
export function IllnessPart(props: PartProps) {
  const { form, change } = props
  return (
    <>
      <Note>只记他自己说出来的。这一块加密保存，网格员的卡片上看不到。</Note>
      {form.members.map((member, index) => (
        <View key={index} className="k-member" role="group" aria-label={member.name || `第${index + 1}位`}>
          <Heading level={3}>{member.name || `第${index + 1}位`}</Heading>
          {VISIT_QUESTIONS.illness.map((question) => (
            <AnswerField key={question.factId} question={question} personIndex={index} {...props} />
          ))}
        </View>
      ))}
      <Check
        label="是最近突然得的大病"
        checked={form.answers[SUDDEN_ILLNESS.factId] === SUDDEN_ILLNESS.value}
        onChange={(on) => change((now) => answer(now, SUDDEN_ILLNESS.factId, on ? SUDDEN_ILLNESS.value : undefined))}
      />
    </>
  )
}
