import { PhotoPicker } from '../../ui/capture/PhotoPicker'
import { VoiceButton } from '../../ui/capture/VoiceButton'
import { Field } from '../../ui/form/Field'
import { TextArea, TextInput } from '../../ui/form/inputs'
import { Stack } from '../../ui/layout/Stack'
import type { StepProps } from './step-props'

/** Say it, type it, or photograph it: any of them is enough, none is required. */
export function WordsStep({ draft, change, problems }: StepProps) {
  return (
    <Stack>
      {draft.channel !== 'self' && (
        <Field id="about" label="说的是谁？" hint="姓名、年纪、住哪家，知道多少写多少" error={problems.aboutZh}>
          <TextInput
            id="about"
            label="说的是谁"
            value={draft.aboutZh}
            maxLength={200}
            wrong={problems.aboutZh !== undefined}
            onChange={(aboutZh) => change({ aboutZh })}
          />
        </Field>
      )}
      <Field label="按住说，不用写字">
        <VoiceButton value={draft.voice} onChange={(voice) => change({ voice })} />
      </Field>
      <Field id="words" label="或者写几句" optional error={problems.words}>
        <TextArea
          id="words"
          label="写几句"
          placeholder="例如：灶间漏得厉害"
          value={draft.words}
          maxLength={1000}
          wrong={problems.words !== undefined}
          onChange={(words) => change({ words })}
        />
      </Field>
      <Field label="照片" optional error={problems.photoAttachmentIds}>
        <PhotoPicker values={draft.photos} onChange={(photos) => change({ photos })} />
      </Field>
    </Stack>
  )
}
