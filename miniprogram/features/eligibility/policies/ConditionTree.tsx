import { Text, View } from '@tarojs/components'
import type { ConditionLine } from '@shared/eligibility/toolbox-contract'
import './policies.css'

/** A rule as nested lists: what must hold, how the parts go together, and the clause of law. */
export function ConditionTree({ line }: { line: ConditionLine }) {
  if (line.children.length === 0)
    return (
      <View className="k-rule-leaf">
        <Words line={line} />
      </View>
    )
  return (
    <View className={`k-rule-group${line.joinZh === '或者' ? ' k-rule-group--any' : ''}`}>
      <View className="k-rule-head">
        <Words line={line} />
      </View>
      <View role="list" aria-label={line.textZh}>
        {line.children.map((child, index) => (
          <View key={`${index}-${child.textZh}`} role="listitem" className="k-rule-item">
            {index > 0 && line.joinZh === '或者' && <Text className="k-rule-join">{line.joinZh}</Text>}
            <ConditionTree line={child} />
          </View>
        ))}
      </View>
    </View>
  )
}

function Words({ line }: { line: ConditionLine }) {
  return (
    <>
      <Text>{line.textZh}</Text>
      {line.lawZh && <Text className="k-rule-law">{line.lawZh}</Text>}
    </>
  )
}
