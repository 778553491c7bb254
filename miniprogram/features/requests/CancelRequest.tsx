import { useState } from 'react'
import type { MyRequest } from '@shared/requests/contract'
import { cloud } from '../../cloud/client'
import { useMutation } from '../../cloud/use-mutation'
import { Button } from '../../ui/actions/Button'
import { Notice } from '../../ui/feedback/Notice'
import { Row, Stack } from '../../ui/layout/Stack'

/** 「不用来了」: asked once more in plain words, for it cannot be undone. */
export function CancelRequest({ request, onCancelled }: { request: MyRequest; onCancelled: () => void }) {
  const [isAsking, setAsking] = useState(false)
  const cancel = useMutation((input: { requestId: string; version: number }, intent) =>
    cloud.requests.cancel(input, intent),
  )
  if (!isAsking)
    return (
      <Button id="cancel-request" kind="quiet" onPress={() => setAsking(true)}>
        不用来了，取消这次求助
      </Button>
    )
  const send = async () => {
    const { requestId, version } = request
    if (await cancel.run({ requestId, version })) onCancelled()
  }
  return (
    <Stack gap="s">
      <Notice tone="warn" title="真的不用来了吗？">
        取消以后没有人上门，自查时填的情况会删掉。以后有困难可以再求助。
      </Notice>
      {cancel.error && <Notice tone="danger">{cancel.error.messageZh}</Notice>}
      <Row fit="equal">
        <Button id="keep-request" onPress={() => setAsking(false)}>
          还是要人来
        </Button>
        <Button id="cancel-request-now" kind="danger" busy={cancel.busy} onPress={send}>
          取消求助
        </Button>
      </Row>
    </Stack>
  )
}
