import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { DangerLine } from '../../features/requests/DangerLine'
import { startRequest } from '../../features/requests/draft-store'
import { placeOfPlate } from '../../features/requests/plate-place'
import { usePlate } from '../../features/doorplates/use-plate'
import { plateOfParams } from '../../features/doorplates/read-plate'
import { firstContact } from '../../features/doorplates/view'
import { WhoAnswersCard } from '../../features/doorplates/WhoAnswersCard'
import { openPage } from '../../routes/open-page'
import { paths } from '../../routes/paths'
import { Button } from '../../ui/actions/Button'
import { PhoneButton } from '../../ui/actions/PhoneButton'
import { Loaded } from '../../ui/feedback/Loaded'
import { Page } from '../../ui/layout/Page'
import { Stack } from '../../ui/layout/Stack'
import { Heading } from '../../ui/theme/Heading'
import type { RequestChannel } from '@shared/requests/model'

/** What a plate says to anyone: an address and who answers. Nobody who lives there. */
export default function PlacePage() {
  const plate = usePlate(plateOfParams(useRouter().params))
  return (
    <Page title="门牌" footer={<DangerLine />}>
      <Loaded
        query={plate}
        otherwise={
          <Button kind="primary" icon="scan" onPress={() => Taro.redirectTo({ url: paths.scan })}>
            再扫一次，或选村子
          </Button>
        }
      >
        {(place) => {
          const contact = firstContact(place.whoAnswers)
          const ask = (channel: RequestChannel) => {
            startRequest(channel, placeOfPlate(place))
            return openPage(paths.newRequest)
          }
          return (
            <>
              <View className="k-place-hero">
                <Heading level={2} display>
                  {place.shortAddressZh}。这里只显示地址。
                </Heading>
                <View className="k-place-hero-note">{place.fullAddressZh}</View>
              </View>
              <Stack>
                <Button kind="primary" size="l" block icon="hand" onPress={() => ask('self')}>
                  我要求助
                </Button>
                <Button size="l" block icon="people" onPress={() => ask('proxy')}>
                  帮别人说
                </Button>
                <PhoneButton size="l" block name={contact.name} phone={contact.phone} />
              </Stack>
              <WhoAnswersCard who={place.whoAnswers} />
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
