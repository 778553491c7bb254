import { Button } from '../../ui/actions/Button'
import { Notice } from '../../ui/feedback/Notice'
import { useOnline } from '../../cloud/use-online'
import type { SendState } from './use-send-request'

export interface SendBarProps {
  state: SendState
  messageZh?: string
  progressZh?: string
  label: string
  onSend: () => unknown
  onAgain: () => unknown
}

/** The big button, and where the request is: on its way, waiting on the phone, or refused and why. */
export function SendBar({ state, messageZh, progressZh, label, onSend, onAgain }: SendBarProps) {
  const online = useOnline()
  if (state === 'kept')
    return (
      <>
        <Notice tone="warn" title="已存在手机">
          {online ? `网络慢，还在送。${progressZh ?? ''}` : '没有网络，有网了自动送出，不会丢。'}
        </Notice>
        <Button kind="primary" size="l" block icon="retry" onPress={onAgain}>
          再送一次
        </Button>
      </>
    )
  return (
    <>
      {state === 'refused' && <Notice tone="danger">{messageZh}</Notice>}
      {state === 'sending' && <Notice>正在送出，请稍等。{progressZh}</Notice>}
      <Button id="send-request" kind="primary" size="l" block icon="hand" busy={state === 'sending'} onPress={onSend}>
        {label}
      </Button>
    </>
  )
}
