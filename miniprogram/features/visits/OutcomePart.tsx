import { RadioGroup } from '../../ui/form/choices'
import { Field } from '../../ui/form/Field'
import { Stack } from '../../ui/layout/Stack'
import type { PartProps } from './part-props'
import { meet } from './visit-form'

const OUTCOMES = [
  { value: 'met', label: '见到本人' },
  { value: 'notHome', label: '没人在家', note: '会自动再排一次上门' },
  { value: 'refused', label: '不愿意见' },
  { value: 'moved', label: '搬走了' },
] as const

const SAFETY = [
  { value: 'safe', label: '平安' },
  { value: 'concern', label: '有点不放心' },
  { value: 'danger', label: '有危险', note: '先打110或120' },
] as const

/** The first two taps of a visit. */
export function OutcomePart({ form, change, problems }: PartProps) {
  return (
    <Stack>
      <Field label="见到人了吗？" error={problems.outcome}>
        <RadioGroup
          label="见到人了吗"
          choices={OUTCOMES}
          value={form.outcome}
          onChange={(outcome) => change((now) => meet(now, outcome))}
        />
      </Field>
      {form.outcome === 'met' && (
        <Field label="人平安吗？" error={problems.safety}>
          <RadioGroup
            label="人平安吗"
            choices={SAFETY}
            value={form.safety}
            onChange={(safety) => change((now) => ({ ...now, safety }))}
          />
        </Field>
      )}
    </Stack>
  )
}
