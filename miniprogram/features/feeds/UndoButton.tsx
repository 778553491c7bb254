import { useState } from 'react'
import { Button } from '../../ui/actions/Button'
import { Row, Stack } from '../../ui/layout/Stack'
import { Note } from '../../ui/theme/Heading'

/** Takes a batch back; asks once more, in place, before it does. */
export function UndoButton({ busy, onUndo }: { busy: boolean; onUndo: () => Promise<void> }) {
  const [asked, setAsked] = useState(false)
  if (!asked)
    return (
      <Button kind="quiet" busy={busy} onPress={() => setAsked(true)}>
        撤回这一批
      </Button>
    )
  return (
    <Stack gap="s">
      <Note>这一批的行不再算数，以前的行恢复，靠它产生的预警会标出来请人核对。</Note>
      <Row>
        <Button
          kind="danger"
          busy={busy}
          onPress={async () => {
            await onUndo()
            setAsked(false)
          }}
        >
          确认撤回
        </Button>
        <Button kind="quiet" onPress={() => setAsked(false)}>
          不撤回
        </Button>
      </Row>
    </Stack>
  )
}
