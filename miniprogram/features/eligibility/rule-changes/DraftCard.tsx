import { useState } from 'react'
import { openPage } from '../../../routes/open-page'
import { Button } from '../../../ui/actions/Button'
import { Notice } from '../../../ui/feedback/Notice'
import { Field } from '../../../ui/form/Field'
import { TextArea } from '../../../ui/form/inputs'
import { Card } from '../../../ui/layout/Card'
import { List, ListItem } from '../../../ui/layout/List'
import { Stack } from '../../../ui/layout/Stack'
import { removeDraft } from './draft-store'
import { usePropose } from './use-propose'

/** What is on the table; proposing it begins the preview. */
export function DraftCard() {
  const { drafts, propose, busy, error } = usePropose()
  const [note, setNote] = useState('')
  if (drafts.length === 0) return null
  const send = async (): Promise<void> => {
    const change = await propose(note)
    if (change === undefined) return
    setNote('')
    await openPage('/office/change/index', { change })
  }
  return (
    <Card title={`这次改动：${drafts.length}项`}>
      <Stack>
        <List label="这次改动">
          {drafts.map((draft) => (
            <ListItem
              key={`${draft.edit.parameterId}-${draft.edit.area}-${draft.edit.from}`}
              title={draft.titleZh}
              note={`${draft.sentenceZh}，${draft.edit.sourceZh}`}
              end={
                <Button kind="quiet" icon="trash" label={`拿掉${draft.titleZh}`} onPress={() => removeDraft(draft)}>
                  拿掉
                </Button>
              }
            />
          ))}
        </List>
        {error && (
          <Notice tone="danger">
            {error.messageZh}
            {error.fields.slice(1).map(({ messageZh }) => messageZh)}
          </Notice>
        )}
        <Field label="给批准的人留句话" optional>
          <TextArea label="给批准的人留句话" value={note} maxLength={500} onChange={setNote} />
        </Field>
        <Button kind="primary" block busy={busy} onPress={send}>
          提出，先算影响多少人
        </Button>
      </Stack>
    </Card>
  )
}
