import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { SelfCheckLine } from '@shared/eligibility/self-check-contract'
import { Button } from '../../../ui/actions/Button'
import { Card } from '../../../ui/layout/Card'
import { Tag } from '../../../ui/feedback/Tag'
import './self-check.css'

const SHOWN_FIRST = 4

interface ResultLinesProps {
  title: string
  lines: readonly SelfCheckLine[]
  /** Everything at once: there is no further question. */
  whole: boolean
}

/** What one could ask about, a sentence each: for whom, why, where. */
export function ResultLines({ title, lines, whole }: ResultLinesProps) {
  const [open, setOpen] = useState(false)
  if (lines.length === 0) return null
  const shown = open || whole ? lines : lines.slice(0, SHOWN_FIRST)
  const more = lines.length - shown.length
  return (
    <Card title={`${title}（${lines.length}项）`}>
      <View role="list" aria-label={title}>
        {shown.map((line) => (
          <View key={line.policyId} className="sc-line" role="listitem">
            <View className="sc-line-head">
              <Text className="sc-line-title">{line.titleZh}</Text>
              <View>
                <Tag tone={line.verdict === 'met' ? 'teal' : 'neutral'}>{line.verdictZh}</Tag>
              </View>
            </View>
            {line.memberZh && <Text className="sc-line-whom">{line.memberZh}</Text>}
            <Text className="sc-line-words">{line.sentenceZh}</Text>
            {line.amountZh && <Text className="sc-line-words">标准：{line.amountZh}</Text>}
            {line.choiceZh && <Text className="sc-line-words">{line.choiceZh}</Text>}
            <Text className="sc-line-where">{line.whereZh}</Text>
          </View>
        ))}
      </View>
      {more > 0 && (
        <Button block kind="quiet" onPress={() => setOpen(true)}>
          还有{more}项，全看
        </Button>
      )}
    </Card>
  )
}
