import { ConsentCapture } from '../consents/ConsentCapture'
import { PhotoPicker } from '../../ui/capture/PhotoPicker'
import { Check, CheckGroup } from '../../ui/form/choices'
import { Field } from '../../ui/form/Field'
import { TextArea, TextInput } from '../../ui/form/inputs'
import { Stack } from '../../ui/layout/Stack'
import { Note } from '../../ui/theme/Heading'
import type { IconName } from '../../ui/theme/Icon'
import { AnswerField } from './AnswerField'
import { IllnessPart } from './IllnessPart'
import { Part } from './Part'
import type { PartProps } from './part-props'
import { PeoplePart } from './PeoplePart'
import { closePart, openPart, type OpenPart } from './visit-form'
import { partNotes } from './view'
import { POLICIES_TO_TELL, VISIT_QUESTIONS } from './visit-questions'

const PARTS: readonly { part: OpenPart; title: string; icon: IconName; Body: (props: PartProps) => React.ReactNode }[] =
  [
    { part: 'people', title: '证件和家里人', icon: 'people', Body: PeoplePart },
    { part: 'house', title: '房子', icon: 'home', Body: HousePart },
    { part: 'living', title: '生活', icon: 'file', Body: LivingPart },
    { part: 'illness', title: '对方说到看病', icon: 'message', Body: IllnessPart },
    { part: 'words', title: '他说的话', icon: 'pen', Body: WordsPart },
    { part: 'told', title: '政策已告知', icon: 'speaker', Body: ToldPart },
    { part: 'sign', title: '本人签字', icon: 'hand', Body: SignPart },
    { part: 'photos', title: '照片', icon: 'camera', Body: PhotosPart },
    { part: 'phone', title: '他的电话和手机', icon: 'phone', Body: PhonePart },
  ]

/** Everything beyond the three taps, folded until needed. */
export function VisitParts(props: PartProps) {
  const { form, change } = props
  const notes = partNotes(form)
  return (
    <Stack gap="s">
      {PARTS.map(({ part, title, icon, Body }) => {
        const open = form.opened.includes(part)
        return (
          <Part
            key={part}
            title={title}
            icon={icon}
            open={open}
            note={notes[part]}
            onToggle={() => change((now) => (open ? closePart(now, part) : openPart(now, part)))}
          >
            <Body {...props} />
          </Part>
        )
      })}
    </Stack>
  )
}

function HousePart(props: PartProps) {
  return VISIT_QUESTIONS.house.map((question) => <AnswerField key={question.factId} question={question} {...props} />)
}

function LivingPart(props: PartProps) {
  return VISIT_QUESTIONS.living.map((question) => <AnswerField key={question.factId} question={question} {...props} />)
}

function WordsPart({ form, change, problems }: PartProps) {
  return (
    <Field id="words" label="他怎么说的，照他的话写" optional error={problems.wordsZh}>
      <TextArea
        id="words"
        label="他说的话"
        maxLength={2000}
        value={form.wordsZh}
        onChange={(wordsZh) => change((now) => ({ ...now, wordsZh }))}
      />
    </Field>
  )
}

function ToldPart({ form, change }: PartProps) {
  return (
    <>
      <Note>当面讲过的打勾，会记下时间。讲政策不等于答应。</Note>
      <CheckGroup
        label="政策已告知"
        choices={POLICIES_TO_TELL.map(({ policyId, titleZh }) => ({ value: policyId as string, label: titleZh }))}
        values={form.policiesTold}
        onChange={(policiesTold) => change((now) => ({ ...now, policiesTold }))}
      />
    </>
  )
}

function SignPart({ form, change, problems }: PartProps) {
  return (
    <ConsentCapture
      ways={['handwritten', 'thumbprint', 'spoken', 'witness']}
      value={form.signature}
      label="请本人签名"
      error={problems.signature}
      onChange={(signature) => change((now) => ({ ...now, signature }))}
    />
  )
}

function PhotosPart({ form, change }: PartProps) {
  return (
    <PhotoPicker
      id="visit-photos"
      max={12}
      values={form.photos}
      onChange={(photos) => change((now) => ({ ...now, photos }))}
    />
  )
}

function PhonePart({ form, change, problems }: PartProps) {
  return (
    <>
      <Field id="visit-phone" label="他的电话" optional error={problems.phone}>
        <TextInput
          id="visit-phone"
          kind="phone"
          label="他的电话"
          value={form.phone}
          wrong={problems.phone !== undefined}
          onChange={(phone) => change((now) => ({ ...now, phone }))}
        />
      </Field>
      <Check
        label="求助的手机就是他本人的"
        note="当面看过才勾。勾了，他的手机就能看自己家的清单。"
        checked={form.requesterMet}
        onChange={(requesterMet) => change((now) => ({ ...now, requesterMet }))}
      />
    </>
  )
}
