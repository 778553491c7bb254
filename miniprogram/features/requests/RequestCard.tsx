import { View } from '@tarojs/components'
import type { MyRequest } from '@shared/requests/contract'
import { PhoneButton } from '../../ui/actions/PhoneButton'
import { Timeline } from '../../ui/feedback/Steps'
import { Tag } from '../../ui/feedback/Tag'
import { Card } from '../../ui/layout/Card'
import { Stack } from '../../ui/layout/Stack'
import { Note } from '../../ui/theme/Heading'
import { CancelRequest } from './CancelRequest'
import { CloseRequest } from './CloseRequest'
import { canClose, progressLines, requestTone, stillOpen } from './view'

/** One request of mine: its number, what happens next, who to ring, and everything that happened. */
export function RequestCard({ request, onChanged }: { request: MyRequest; onChanged: () => void }) {
  return (
    <Card title={request.needsZh.join('、')} end={<Tag tone={requestTone(request.status)}>{request.statusZh}</Tag>}>
      <Stack>
        <Note>
          求助号{request.requestNo} · {request.addressZh}
        </Note>
        {request.nextZh && <View className="k-big-sentence">{request.nextZh}</View>}
        {stillOpen(request) && <PhoneButton block name={request.contact.name} phone={request.contact.phone} />}
        <Timeline items={progressLines(request)} />
        {canClose(request) && <CloseRequest request={request} onClosed={onChanged} />}
        {request.canCancel && <CancelRequest request={request} onCancelled={onChanged} />}
      </Stack>
    </Card>
  )
}
