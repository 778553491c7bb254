import { Text, View } from '@tarojs/components'
import { Card } from '../../ui/layout/Card'

const STEPS = [
  { title: '说一句难处', note: '打字、说话、拍照都行' },
  { title: '有人打电话、上门看', note: '写明谁、几点前找您' },
  { title: '清单里看得到', note: '办到哪一步，为什么' },
] as const

/** What happens after one has asked: nobody should have to wonder. */
export function NextSteps() {
  return (
    <Card title="求助以后会怎样" kind="plain">
      <View className="h-next" role="list">
        {STEPS.map((step, index) => (
          <View key={step.title} className="h-next-step" role="listitem">
            <Text className="h-next-number">{index + 1}</Text>
            <View>
              <Text className="h-next-title">{step.title}</Text>
              <Text className="k-note">{step.note}</Text>
            </View>
          </View>
        ))}
      </View>
    </Card>
  )
}
