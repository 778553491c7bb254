import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { MessagePermission } from '../../../features/notifications/MessagePermission'
import { lastReceipt } from '../../../features/requests/receipt'
import { paths } from '../../../routes/paths'
import { Button } from '../../../ui/actions/Button'
import { PhoneButton } from '../../../ui/actions/PhoneButton'
import { EmptyState } from '../../../ui/feedback/states'
import { Notice } from '../../../ui/feedback/Notice'
import { Card } from '../../../ui/layout/Card'
import { Page } from '../../../ui/layout/Page'
import { Stack } from '../../../ui/layout/Stack'
import { Icon } from '../../../ui/theme/Icon'
import '../../../features/requests/requests.css'

/** Received: the number, who rings and by when, and what one may ask about. */
export default function RequestDonePage() {
  const [receipt] = useState(lastReceipt)
  const toMine = () => Taro.redirectTo({ url: paths.myRequests })
  if (receipt === null)
    return (
      <Page title="我的求助">
        <EmptyState title="这部手机上还没有送出的求助" note="送出以后，求助号会写在这里">
          <Button onPress={toMine}>看我的求助</Button>
        </EmptyState>
      </Page>
    )
  return (
    <Page title="收到了">
      <Card>
        <Stack>
          <View className="k-done-mark">
            <Icon name="check" size={1.6} />
          </View>
          <View className="k-big-sentence" role="status">
            {receipt.sentenceZh}
          </View>
          <PhoneButton block name={receipt.contact.name} phone={receipt.contact.phone} />
        </Stack>
      </Card>
      {receipt.canAskZh && <Notice>{receipt.canAskZh}</Notice>}
      <MessagePermission keys={['progress', 'decisionReady']} label="有消息，微信告诉我" />
      <Button block icon="list" onPress={toMine}>
        看办到哪一步
      </Button>
      <Button kind="quiet" block onPress={() => Taro.reLaunch({ url: paths.home })}>
        回首页
      </Button>
    </Page>
  )
}
