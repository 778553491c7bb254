import { useState } from 'react'
import type { ChangeDetail } from '@shared/eligibility/change-contract'
import { Button } from '../../../ui/actions/Button'
import { Notice } from '../../../ui/feedback/Notice'
import { ConfirmSheet } from '../../../ui/feedback/Sheet'
import { Field } from '../../../ui/form/Field'
import { TextArea } from '../../../ui/form/inputs'
import { Card } from '../../../ui/layout/Card'
import { Stack } from '../../../ui/layout/Stack'
import type { useChange } from './use-change'
import { editWords } from './view'

type Steps = Omit<ReturnType<typeof useChange>, 'change' | 'preview'>

/** Yes, no, or taken back; where one may not, why not. */
export function DecideCard({ detail, approve, reject, withdraw, busy, error }: Steps & { detail: ChangeDetail }) {
  const [asking, setAsking] = useState<'approve' | 'withdraw' | null>(null)
  const [rejecting, setRejecting] = useState(false)
  const [reason, setReason] = useState('')
  const { may, cannotApproveZh } = detail
  const open = detail.status === 'previewing' || detail.status === 'ready'
  if (!open && !error) return null
  return (
    <Card title="谁来定">
      <Stack>
        {error && <Notice tone="danger">{error.messageZh}</Notice>}
        {!may.approve && cannotApproveZh && <Notice tone="info">{cannotApproveZh}</Notice>}
        {may.approve && (
          <Button kind="primary" size="l" block icon="check" busy={busy} onPress={() => setAsking('approve')}>
            同意，按日期生效
          </Button>
        )}
        {may.reject &&
          (rejecting ? (
            <>
              <Field label="为什么不同意">
                <TextArea label="为什么不同意" value={reason} maxLength={500} onChange={setReason} />
              </Field>
              <Button
                kind="danger"
                block
                busy={busy}
                disabled={reason.trim().length < 2}
                onPress={() => reject(reason.trim())}
              >
                不同意，退回
              </Button>
              <Button kind="quiet" onPress={() => setRejecting(false)}>
                先不退回
              </Button>
            </>
          ) : (
            <Button block onPress={() => setRejecting(true)}>
              不同意
            </Button>
          ))}
        {may.withdraw && (
          <Button block busy={busy} onPress={() => setAsking('withdraw')}>
            撤回这项改动
          </Button>
        )}
      </Stack>
      <ConfirmSheet
        open={asking === 'approve'}
        title="同意这项改动？"
        words={`${detail.edits.map((edit) => `${edit.titleZh}：${editWords(edit)}`).join('；')}。算下来${detail.touched}户会受影响。到那一天自动生效，以前的决定不变。`}
        confirmLabel="同意"
        onClose={() => setAsking(null)}
        onConfirm={async () => {
          await approve()
          setAsking(null)
        }}
      />
      <ConfirmSheet
        open={asking === 'withdraw'}
        title="撤回这项改动？"
        words="撤回以后不会生效，要改就重新提。"
        confirmLabel="撤回"
        danger
        onClose={() => setAsking(null)}
        onConfirm={async () => {
          await withdraw()
          setAsking(null)
        }}
      />
    </Card>
  )
}
