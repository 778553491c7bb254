import { useState } from 'react'
import { Button } from '../../ui/actions/Button'
import { Sheet } from '../../ui/feedback/Sheet'
import { Field } from '../../ui/form/Field'
import { TextArea } from '../../ui/form/inputs'

/** 「退单」: back to the township with a reason. */
export function GiveBack({ onGiveBack, busy }: { onGiveBack: (reasonZh: string) => Promise<boolean>; busy: boolean }) {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string>()
  const go = async (): Promise<void> => {
    if (reason.trim().length < 2) return setProblem('请写明退单的原因')
    if (await onGiveBack(reason)) setOpen(false)
  }
  return (
    <>
      <Button kind="quiet" onPress={() => setOpen(true)}>
        退单
      </Button>
      <Sheet open={open} title="为什么退单？" onClose={() => setOpen(false)}>
        <Field id="return-reason" label="原因" hint="乡镇会另外派人" error={problem}>
          <TextArea
            id="return-reason"
            label="退单原因"
            maxLength={200}
            value={reason}
            wrong={problem !== undefined}
            onChange={(typed) => {
              setReason(typed)
              setProblem(undefined)
            }}
          />
        </Field>
        <Button kind="danger" size="l" block busy={busy} onPress={go}>
          退单
        </Button>
      </Sheet>
    </>
  )
}
