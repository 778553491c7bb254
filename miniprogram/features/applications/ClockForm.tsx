import { useState } from 'react'
import { localToday } from '../../cloud/server-time'
import { Button } from '../../ui/actions/Button'
import { Field } from '../../ui/form/Field'
import { TextInput } from '../../ui/form/inputs'
import { Card } from '../../ui/layout/Card'
import { Stack } from '../../ui/layout/Stack'
import type { TakeStep } from './use-application'

/** Pauses the statutory clock with a reason the person can read, or lets it run again. */
export function ClockForm({ take, busy, paused }: { take: TakeStep; busy: boolean; paused: boolean }) {
  const [reason, setReason] = useState('')
  if (paused) {
    return (
      <Button block busy={busy} icon="play" onPress={() => take('resumeClock', { toOn: localToday() })}>
        恢复计时
      </Button>
    )
  }
  return (
    <Card title="暂停计时">
      <Stack>
        <Field label="为什么暂停" hint="申请人会看到这句话">
          <TextInput
            label="为什么暂停"
            value={reason}
            onChange={setReason}
            maxLength={200}
            placeholder="例如：等医院出具证明"
          />
        </Field>
        <Button
          block
          busy={busy}
          disabled={reason.length < 2}
          onPress={() => take('pauseClock', { fromOn: localToday(), reasonZh: reason })}
        >
          从今天起暂停
        </Button>
      </Stack>
    </Card>
  )
}
