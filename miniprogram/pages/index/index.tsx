import { Text, View } from '@tarojs/components'
import { DangerLine } from '../../features/requests/DangerLine'
import { openPage } from '../../routes/open-page'
import { paths } from '../../routes/paths'
import { Pressable } from '../../ui/actions/Pressable'
import { Card } from '../../ui/layout/Card'
import { LargeTypeSwitch } from '../../ui/layout/LargeTypeSwitch'
import { List, ListItem } from '../../ui/layout/List'
import { Page } from '../../ui/layout/Page'
import { Stack } from '../../ui/layout/Stack'
import { Icon } from '../../ui/theme/Icon'
import { beginRequest } from './begin-request'
import './home.css'
import { NextSteps } from './NextSteps'
import { StaffEntry } from './StaffEntry'
import { WhoAnswersLine } from './WhoAnswersLine'

/** A resident's first screen: one large way to ask for help, and everything that is theirs. */
export default function HomePage() {
  return (
    <Page title="叩门" layout="wide" bare>
      <View className="h-head">
        <View className="h-brand">
          <View className="h-seal">
            <Icon name="door" size={1} />
          </View>
          <View>
            <View className="h-name" role="heading" aria-level={1}>
              叩门
            </View>
            <Text className="h-motto">难处说一声，帮手上门来</Text>
          </View>
        </View>
        <View>
          <LargeTypeSwitch />
        </View>
      </View>
      <View className="h-grid">
        <Stack>
          <Pressable id="ask-for-help" className="h-help" label="我要求助" onPress={() => beginRequest('self')}>
            <View className="h-knocker" aria-hidden />
            <Text className="h-help-word">求助</Text>
            <Text className="h-help-note">说一句话就行，证件以后再补</Text>
          </Pressable>
          <View className="h-pair">
            <Pressable id="scan-plate" className="h-way" onPress={() => openPage(paths.scan)}>
              <Icon name="scan" size={1.3} />
              <Text>扫门牌</Text>
            </Pressable>
            <Pressable id="help-other" className="h-way" onPress={() => beginRequest('proxy')}>
              <Icon name="people" size={1.3} />
              <Text>帮别人说</Text>
            </Pressable>
          </View>
          <Pressable id="self-check" className="h-way" onPress={() => openPage(paths.check)}>
            <Icon name="search" size={1.3} />
            <Text>看看我家能享受什么</Text>
          </Pressable>
          <DangerLine />
        </Stack>
        <Stack>
          <StaffEntry />
          <WhoAnswersLine />
          <Card kind="flush" label="我的">
            <List label="我的">
              <ListItem
                id="my-statement"
                icon="list"
                title="我的清单"
                note="已经有的、能申请的、正在办的"
                onPress={() => openPage(paths.statement)}
              />
              <ListItem
                id="my-requests"
                icon="message"
                title="我的求助"
                note="办到哪一步，谁在办"
                onPress={() => openPage(paths.myRequests)}
              />
              <ListItem
                id="my-data"
                icon="eye"
                title="我的资料"
                note="同意过什么，谁看过"
                onPress={() => openPage(paths.myData)}
              />
            </List>
          </Card>
          <NextSteps />
        </Stack>
      </View>
    </Page>
  )
}
