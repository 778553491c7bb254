import { NEED_TILES } from '@shared/requests/need-tiles'
import { Notice } from '../../ui/feedback/Notice'
import { ChoiceTiles, RadioGroup } from '../../ui/form/choices'
import { Field } from '../../ui/form/Field'
import { Stack } from '../../ui/layout/Stack'
import { DeclaredNote } from './DeclaredNote'
import type { StepProps } from './step-props'

const FOR_OTHERS = [
  { value: 'proxy', label: '我替他办（他同意了）', note: '他要签字或按手印，进度也告诉他本人' },
  { value: 'lead', label: '我只是说一声', note: '不用他同意，村里会去看看' },
] as const

/** Spoken words on tiles; for another, first whether they agreed. */
export function NeedStep({ draft, change, problems }: StepProps) {
  return (
    <Stack>
      {draft.declared && <DeclaredNote onLeaveOut={() => change({ declared: null })} />}
      {draft.channel !== 'self' && (
        <Field label="您是替他办，还是说一声？">
          <RadioGroup
            label="替他办还是说一声"
            choices={FOR_OTHERS}
            value={draft.channel}
            onChange={(channel) => change({ channel, consent: null })}
          />
        </Field>
      )}
      <Field label={draft.channel === 'self' ? '您遇到什么事？' : '他遇到什么事？'} hint="点一个或几个">
        <ChoiceTiles
          label="遇到什么事"
          choices={NEED_TILES.map((tile) => ({ value: tile.code, label: tile.labelZh }))}
          values={draft.needs}
          onChange={(needs) => change({ needs })}
        />
      </Field>
      {problems.needs && <Notice tone="warn">{problems.needs}</Notice>}
    </Stack>
  )
}
