import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Pressable } from '../../../ui/actions/Pressable'
import './policies.css'

export type RulesTab = 'policies' | 'parameters' | 'changes' | 'policy-coverage'

const TABS: readonly { tab: RulesTab; label: string }[] = [
  { tab: 'policies', label: '政策' },
  { tab: 'parameters', label: '标准和数字' },
  { tab: 'changes', label: '改动' },
  { tab: 'policy-coverage', label: '家底' },
]

/** The four doors of the rule base. */
export function RulesTabs({ current }: { current: RulesTab }) {
  return (
    <View className="k-rules-tabs" role="navigation" aria-label="政策库">
      {TABS.map(({ tab, label }) => (
        <Pressable
          key={tab}
          role="link"
          className={`k-rules-tab${tab === current ? ' k-rules-tab--current' : ''}`}
          onPress={() => {
            if (tab !== current) void Taro.redirectTo({ url: `/office/${tab}/index` })
          }}
        >
          <Text>{label}</Text>
        </Pressable>
      ))}
    </View>
  )
}
