import { Check } from '../../ui/form/choices'
import { Field } from '../../ui/form/Field'
import { TextInput } from '../../ui/form/inputs'
import { Stack } from '../../ui/layout/Stack'
import type { StepProps } from './step-props'

const PHONE_LABELS = { self: '您的电话', proxy: '打哪个电话找他', lead: '您的电话' } as const

/** How to be found. The identity number may wait for the visit. */
export function ContactStep({ draft, change, problems }: StepProps) {
  const ownName = draft.channel === 'self' ? '您叫什么' : '他叫什么'
  return (
    <Stack>
      <Field
        id="phone"
        label={PHONE_LABELS[draft.channel]}
        optional
        hint="没有电话也行，会有人上门"
        error={problems.phone}
      >
        <TextInput
          id="phone"
          kind="phone"
          label={PHONE_LABELS[draft.channel]}
          value={draft.phone}
          wrong={problems.phone !== undefined}
          onChange={(phone) => change({ phone })}
        />
      </Field>
      {draft.channel !== 'lead' && (
        <>
          <Field id="name" label={ownName} optional error={problems.personName}>
            <TextInput
              id="name"
              label={ownName}
              value={draft.personName}
              maxLength={30}
              onChange={(personName) => change({ personName })}
            />
          </Field>
          <Field id="id-number" label="身份证号" optional error={draft.idLater ? undefined : problems.idNumber}>
            <TextInput
              id="id-number"
              kind="idNumber"
              label="身份证号"
              value={draft.idLater ? '' : draft.idNumber}
              disabled={draft.idLater}
              wrong={problems.idNumber !== undefined && !draft.idLater}
              onChange={(idNumber) => change({ idNumber })}
            />
          </Field>
          <Check label="证号记不住，上门再补" checked={draft.idLater} onChange={(idLater) => change({ idLater })} />
        </>
      )}
    </Stack>
  )
}
