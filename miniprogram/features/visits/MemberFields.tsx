import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../ui/actions/Button'
import { RadioGroup } from '../../ui/form/choices'
import { Field } from '../../ui/form/Field'
import { TextInput } from '../../ui/form/inputs'
import { YesNo } from '../../ui/form/YesNo'
import { Row } from '../../ui/layout/Stack'
import { Heading, Note } from '../../ui/theme/Heading'
import { AnswerField } from './AnswerField'
import type { PartProps } from './part-props'
import { changeMember, removeMember, type MemberDraft } from './visit-form'
import { RELATIONS_ZH, VISIT_QUESTIONS } from './visit-questions'
import './visits.css'

/** One person at the table. */
export function MemberFields(props: PartProps & { index: number }) {
  const { form, change, problems, index } = props
  const [more, setMore] = useState(false)
  const member = form.members[index]
  if (member === undefined) return null
  const set = (patch: Partial<MemberDraft>) => change((now) => changeMember(now, index, patch))
  const problem = (field: string) => problems[`members.${index}.${field}`]
  const whose = member.name || `第${index + 1}位`
  return (
    <View className="k-member" role="group" aria-label={whose}>
      {member.personId ? (
        <Row fit="spread">
          <Heading level={3}>{member.name}</Heading>
          <Note>{member.relationZh}（登记在册）</Note>
        </Row>
      ) : (
        <>
          <Field id={`name-${index}`} label="姓名" error={problem('name')}>
            <TextInput
              id={`name-${index}`}
              label={`${whose}的姓名`}
              maxLength={30}
              value={member.name}
              wrong={problem('name') !== undefined}
              onChange={(name) => set({ name })}
            />
          </Field>
          <RadioGroup
            inline
            label={`${whose}是户主的什么人`}
            choices={RELATIONS_ZH.map((relation) => ({ value: relation, label: relation }))}
            value={RELATIONS_ZH.find((relation) => relation === member.relationZh) ?? null}
            onChange={(relationZh) => set({ relationZh })}
          />
        </>
      )}
      <Field id={`id-${index}`} label="身份证号" optional error={problem('idNumber')}>
        <TextInput
          id={`id-${index}`}
          kind="idNumber"
          label={`${whose}的身份证号`}
          value={member.idNumber}
          wrong={problem('idNumber') !== undefined}
          onChange={(idNumber) => set({ idNumber })}
        />
      </Field>
      <Field label="户籍在册">
        <YesNo
          label={`${whose}户籍在册`}
          value={member.hukouRegistered}
          onChange={(hukouRegistered) => set({ hukouRegistered })}
        />
      </Field>
      <Field label="共同生活">
        <YesNo
          label={`${whose}共同生活`}
          value={member.livesTogether}
          onChange={(livesTogether) => set({ livesTogether })}
        />
      </Field>
      {more &&
        VISIT_QUESTIONS.person.map((question) => (
          <AnswerField key={question.factId} question={question} personIndex={index} {...props} />
        ))}
      <Row>
        {!more && (
          <Button kind="quiet" onPress={() => setMore(true)}>
            和谁住、做什么、读什么书
          </Button>
        )}
        {!member.personId && (
          <Button kind="quiet" icon="trash" onPress={() => change((now) => removeMember(now, index))}>
            去掉
          </Button>
        )}
      </Row>
    </View>
  )
}
