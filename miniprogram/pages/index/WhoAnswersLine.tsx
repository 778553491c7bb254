import { Text, View } from '@tarojs/components'
import { homeArea } from '../../features/areas/home-area'
import { useWhoAnswers } from '../../features/areas/use-who-answers'
import { Button } from '../../ui/actions/Button'
import { callPhone } from '../../ui/actions/call-phone'
import { PhoneButton } from '../../ui/actions/PhoneButton'
import { LoadingState } from '../../ui/feedback/states'
import { Card } from '../../ui/layout/Card'
import { Stack } from '../../ui/layout/Stack'
import { Note } from '../../ui/theme/Heading'

/** Time to a human: who takes a call at this hour. When nobody can be asked, the national hotline is still there. */
export function WhoAnswersLine() {
  const { data: who, loading } = useWhoAnswers(homeArea())
  if (loading) return <LoadingState lines={1} />
  if (!who) {
    return (
      <Card title="想直接找人">
        <Stack gap="s">
          <Note>现在查不到值班的人。民政热线白天有人接。</Note>
          <PhoneButton block name="民政热线12345" phone="12345" />
        </Stack>
      </Card>
    )
  }
  const { onDutyNow } = who
  return (
    <Card label="现在谁接电话">
      <View className="h-who">
        <View className="h-who-words">
          <Note>现在谁接电话</Note>
          <Text className="h-who-name">{onDutyNow.name}</Text>
          <Note>{[who.areaName, onDutyNow.untilZh].filter(Boolean).join('，')}</Note>
        </View>
        <Button
          kind="primary"
          icon="phone"
          label={`打电话给${onDutyNow.name}`}
          onPress={() => callPhone(onDutyNow.phone)}
        >
          打电话
        </Button>
      </View>
    </Card>
  )
}
