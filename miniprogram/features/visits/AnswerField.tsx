import { RadioGroup } from '../../ui/form/choices'
import { Field } from '../../ui/form/Field'
import { TextInput } from '../../ui/form/inputs'
import { YesNo } from '../../ui/form/YesNo'
import type { PartProps } from './part-props'
import { answer, answerKey } from './visit-form'
import type { VisitQuestion } from './visit-questions'

/** One question of the vocabulary; left alone it stays unknown. */
export function AnswerField({
  question,
  personIndex,
  form,
  change,
  problems,
}: PartProps & { question: VisitQuestion; personIndex?: number }) {
  const key = answerKey(question.factId, personIndex)
  const given = form.answers[key]
  const set = (value: boolean | string) => change((now) => answer(now, key, value))
  return (
    <Field id={key} label={question.askZh} optional error={problems[key]}>
      {question.kind === 'yesNo' && (
        <YesNo label={question.askZh} value={typeof given === 'boolean' ? given : null} onChange={set} />
      )}
      {question.kind === 'choice' && (
        <RadioGroup
          inline
          label={question.askZh}
          choices={(question.options ?? []).map(({ value, labelZh }) => ({ value, label: labelZh }))}
          value={typeof given === 'string' ? given : null}
          onChange={set}
        />
      )}
      {(question.kind === 'yuan' || question.kind === 'count') && (
        <TextInput
          id={key}
          kind={question.kind === 'yuan' ? 'money' : 'number'}
          label={question.askZh}
          unit={question.unitZh}
          value={typeof given === 'string' ? given : ''}
          wrong={problems[key] !== undefined}
          onChange={set}
        />
      )}
    </Field>
  )
}
