import { useState } from 'react'
import type { QueueEntry } from '@shared/warnings/household-entries'
import { cloud } from '../../cloud/client'
import { useQuery } from '../../cloud/use-query'
import { Button } from '../../ui/actions/Button'
import { PhoneButton } from '../../ui/actions/PhoneButton'
import { Loaded } from '../../ui/feedback/Loaded'
import { Notice } from '../../ui/feedback/Notice'
import { Sheet } from '../../ui/feedback/Sheet'
import { Field } from '../../ui/form/Field'
import { TextInput } from '../../ui/form/inputs'
import { Stack } from '../../ui/layout/Stack'
import { Note } from '../../ui/theme/Heading'
import type { useHandling } from './use-warnings'
import { HANDLINGS, type Handling } from './view'

interface HandleEntryProps {
  entry: QueueEntry
  handling: Handling
  hand: ReturnType<typeof useHandling>
  onClose: () => void
}

/** One question before a row is handled: whom it is about, what will happen, and a note if there is one. */
export function HandleEntry({ entry, handling, hand, onClose }: HandleEntryProps) {
  const [noteZh, setNote] = useState('')
  const choice = HANDLINGS.find(({ value }) => value === handling)
  const [first, ...others] = entry.rows
  const write = async () => {
    const written = await hand.handle({
      warningId: first.warningId,
      version: first.version,
      handling,
      noteZh,
      alsoWarningIds: others.map(({ warningId }) => warningId),
    })
    if (written) onClose()
  }
  return (
    <Sheet open title={`${choice?.label ?? ''}：${entry.namesZh}`} onClose={onClose}>
      <Stack>
        <Note>
          {entry.reasonsZh}。{choice?.note}。
        </Note>
        {handling === 'called' && <Phone warningId={first.warningId} name={first.personNameZh} />}
        <Field label="备注" optional>
          <TextInput label="备注" value={noteZh} onChange={setNote} maxLength={300} placeholder="例如：电话没人接" />
        </Field>
        {hand.error && <Notice tone="danger">{hand.error.messageZh}</Notice>}
        <Button kind="primary" size="l" block busy={hand.busy} onPress={write}>
          {others.length > 0 ? `记下（${entry.rows.length}条事由一起）` : '记下'}
        </Button>
      </Stack>
    </Sheet>
  )
}

/** The number is read when somebody means to call: the look is written into the ledger. */
function Phone({ warningId, name }: { warningId: string; name: string }) {
  const warning = useQuery(() => cloud.warnings.get({ warningId }), [warningId])
  return (
    <Loaded query={warning} lines={1}>
      {({ phone }) =>
        phone === null ? (
          <Note>没有登记电话：可以转走访，或到档案里看家里别人的电话。</Note>
        ) : (
          <PhoneButton block name={`${name}（${phone}）`} phone={phone} />
        )
      }
    </Loaded>
  )
}
