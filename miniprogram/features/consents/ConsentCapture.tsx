import { useState } from 'react'
import { PhotoPicker } from '../../ui/capture/PhotoPicker'
import { SignaturePad } from '../../ui/capture/SignaturePad'
import { VoiceButton } from '../../ui/capture/VoiceButton'
import { RadioGroup } from '../../ui/form/choices'
import { Field } from '../../ui/form/Field'
import { TextInput } from '../../ui/form/inputs'
import { Stack } from '../../ui/layout/Stack'
import type { ConsentDraft } from './consent-draft'
import { EVIDENCE_WAYS, type EvidenceKind } from './view'

export interface ConsentCaptureProps {
  value: ConsentDraft | null
  onChange: (draft: ConsentDraft | null) => void
  /** Which ways are offered, in order. */
  ways: readonly EvidenceKind[]
  /** Whose: 「叶根福签名」. */
  label?: string
  error?: string
}

/** How a person says yes: by hand, thumb, voice or a witness. Each way leaves something that can be shown later. */
export function ConsentCapture({ value, onChange, ways, label = '请在这里签名', error }: ConsentCaptureProps) {
  const [way, setWay] = useState<EvidenceKind>(value?.kind ?? ways[0] ?? 'handwritten')
  const choices = EVIDENCE_WAYS.filter((each) => ways.includes(each.kind))
  const choose = (kind: EvidenceKind): void => {
    setWay(kind)
    onChange(kind === 'tap' ? { kind } : kind === 'witness' ? { kind, witnessName: '' } : null)
  }
  const file = value !== null && 'file' in value && value.kind === way ? (value.file ?? null) : null
  return (
    <Stack gap="s">
      <RadioGroup
        inline
        label="用哪种方式同意"
        choices={choices.map(({ kind, labelZh }) => ({ value: kind, label: labelZh }))}
        value={way}
        onChange={choose}
      />
      <Field label={choices.find((each) => each.kind === way)?.hintZh ?? ''} error={error}>
        {way === 'handwritten' && (
          <SignaturePad label={label} onChange={(made) => onChange(made && { kind: 'handwritten', file: made })} />
        )}
        {way === 'thumbprint' && (
          <PhotoPicker
            id="thumbprint"
            max={1}
            label="拍手印"
            hint="手印按在纸上，写上名字和日期"
            values={file ? [file] : []}
            onChange={([made]) => onChange(made ? { kind: 'thumbprint', file: made } : null)}
          />
        )}
        {way === 'spoken' && (
          <VoiceButton
            label="按住说“我同意”"
            value={file}
            onChange={(made) => onChange(made && { kind: 'spoken', file: made })}
          />
        )}
        {way === 'witness' && (
          <TextInput
            label="见证人姓名"
            placeholder="见证人姓名"
            value={value?.kind === 'witness' ? value.witnessName : ''}
            onChange={(witnessName) => onChange({ kind: 'witness', witnessName })}
          />
        )}
      </Field>
    </Stack>
  )
}
