import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { NamedPerson, Picked } from '@shared/eligibility/self-check-answers'
import type { SelfCheckQuestion } from '@shared/eligibility/self-check-contract'
import { Button } from '../../../ui/actions/Button'
import { Notice } from '../../../ui/feedback/Notice'
import { Field } from '../../../ui/form/Field'
import { TextInput } from '../../../ui/form/inputs'
import { Card } from '../../../ui/layout/Card'
import { Row, Stack } from '../../../ui/layout/Stack'
import { Note } from '../../../ui/theme/Heading'
import { ChoiceRows } from './ChoiceRows'
import { problemWithChosen, stillFitting, type Chosen } from './choose'
import { focusQuestion } from './focus-question'
import { PeopleEditor } from './PeopleEditor'
import './self-check.css'

export interface QuestionCardProps {
  question: SelfCheckQuestion
  /** Which one it is, counted from 1. */
  number: number
  people: readonly NamedPerson[]
  /** What was picked when it was put before. */
  before: Picked | undefined
  onAnswer: (pick: Picked | null) => Promise<void>
  onBack: (() => void) | undefined
}

const TITLE = 'self-check-question'

/** One question in large type with its answers; the reader's focus comes to it when it is new. */
export function QuestionCard({ question, number, people, before, onAnswer, onBack }: QuestionCardProps) {
  useEffect(() => {
    if (number > 1) focusQuestion(TITLE)
  }, [number, question.questionId])
  return (
    <Card label={`第${number}题`}>
      <Stack>
        <View>
          <Note>第{number}题</Note>
          <View id={TITLE} className="sc-title" role="heading" aria-level={2}>
            {question.titleZh}
          </View>
          {question.hintZh && <View className="sc-hint">{question.hintZh}</View>}
          <Note>为什么问：{question.whyZh}</Note>
        </View>
        {question.kind === 'people' ? (
          <PeopleEditor
            question={question}
            before={before?.people ?? []}
            onDone={(named) => onAnswer({ people: named })}
          />
        ) : question.number ? (
          <NumberAnswer question={question} before={before?.number} onDone={(value) => onAnswer({ number: value })} />
        ) : (
          <ChoiceAnswer
            question={question}
            people={people}
            before={before?.chosen}
            onDone={(chosen) => onAnswer({ chosen })}
          />
        )}
        <Row fit="equal">
          <Button id="dont-know" onPress={() => onAnswer(null)}>
            不知道
          </Button>
          <Button id="skip-question" onPress={() => onAnswer(null)}>
            不想说，跳过
          </Button>
        </Row>
        {onBack && (
          <Button id="previous-question" kind="quiet" block icon="back" onPress={onBack}>
            回上一题
          </Button>
        )}
      </Stack>
    </Card>
  )
}

interface AnswerProps<T> {
  question: SelfCheckQuestion
  before: T | undefined
  onDone: (answer: T) => unknown
}

function ChoiceAnswer({ question, people, before, onDone }: AnswerProps<Chosen> & Pick<QuestionCardProps, 'people'>) {
  const [chosen, setChosen] = useState<Chosen>(() => stillFitting(question, before))
  const [problem, setProblem] = useState<string>()
  const none = question.kind === 'many' && Object.keys(chosen).length === 0
  const next = (): unknown => {
    const wrong = problemWithChosen(question, chosen)
    setProblem(wrong)
    return wrong === undefined ? onDone(chosen) : undefined
  }
  return (
    <>
      <ChoiceRows
        question={question}
        people={people}
        chosen={chosen}
        onChange={(now) => {
          setProblem(undefined)
          setChosen(now)
        }}
      />
      {problem && <Notice tone="warn">{problem}</Notice>}
      <Button id="next-question" kind="primary" size="l" block onPress={next}>
        {none ? '都没有，下一题' : '选好了，下一题'}
      </Button>
    </>
  )
}

function NumberAnswer({ question, before, onDone }: AnswerProps<number>) {
  const [text, setText] = useState(before === undefined ? '' : String(before))
  const [problem, setProblem] = useState<string>()
  const asked = question.number
  if (!asked) return null
  const next = (): unknown => {
    const value = /^\d+(\.\d{1,2})?$/.test(text.trim()) ? Number(text) : undefined
    const wrong =
      value === undefined
        ? '请填一个数字；说不准就点“不知道”。'
        : value < asked.min || value > asked.max
          ? `请核对一下，一般在${asked.min}到${asked.max}${asked.unitZh}之间。`
          : undefined
    setProblem(wrong)
    return wrong === undefined && value !== undefined ? onDone(value) : undefined
  }
  return (
    <>
      <Field id="answer-number" label={`大约多少${asked.unitZh}？`} error={problem}>
        <TextInput
          id="answer-number"
          kind="money"
          label={question.titleZh}
          unit={asked.unitZh}
          maxLength={9}
          value={text}
          wrong={problem !== undefined}
          onChange={(value) => {
            setProblem(undefined)
            setText(value)
          }}
        />
      </Field>
      <Button id="next-question" kind="primary" size="l" block onPress={next}>
        下一题
      </Button>
    </>
  )
}
