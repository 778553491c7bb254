import { useState } from 'react'
import { uploadAttachment } from '../../cloud/upload-attachment'
import type { CapturedFile } from '../../cloud/captured-file'
import { Button } from '../../ui/actions/Button'
import { SignaturePad } from '../../ui/capture/SignaturePad'
import { Field } from '../../ui/form/Field'
import { TextArea } from '../../ui/form/inputs'
import { Card } from '../../ui/layout/Card'
import { Row, Stack } from '../../ui/layout/Stack'
import type { TakeStep } from './use-application'

/** The second person decides and signs; a no needs its reasons in words. */
export function DecideForm({ take, busy }: { take: TakeStep; busy: boolean }) {
  const [reason, setReason] = useState('')
  const [signature, setSignature] = useState<CapturedFile | null>(null)
  const approve = async () => {
    const signatureAttachmentId = signature ? await uploadAttachment(signature, 'signature') : undefined
    await take('approve', { reasonZh: reason, signatureAttachmentId })
  }
  return (
    <Card title="审批">
      <Stack>
        <Field label="意见" hint="不同意时必须写明理由，申请人会看到">
          <TextArea label="意见" value={reason} onChange={setReason} maxLength={500} />
        </Field>
        <Field label="签名" optional>
          <SignaturePad label="审批人签名" onChange={setSignature} />
        </Field>
        <Row fit="equal">
          <Button kind="primary" busy={busy} icon="check" onPress={approve}>
            同意
          </Button>
          <Button busy={busy} disabled={reason.length < 4} onPress={() => take('reject', { reasonZh: reason })}>
            不同意
          </Button>
        </Row>
      </Stack>
    </Card>
  )
}
