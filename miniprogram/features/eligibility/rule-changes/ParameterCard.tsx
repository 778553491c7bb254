import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { ParameterRow } from '@shared/eligibility/toolbox-contract'
import { Button } from '../../../ui/actions/Button'
import { Tag } from '../../../ui/feedback/Tag'
import { Card } from '../../../ui/layout/Card'
import { Row, Stack } from '../../../ui/layout/Stack'
import { Note } from '../../../ui/theme/Heading'
import { sinceZh } from '../policies/view'
import '../policies/policies.css'
import { ValueFormCard } from './ValueFormCard'

interface ParameterCardProps {
  row: ParameterRow
  /** Where a value may be set; empty for those who only read. */
  areas: readonly { code: string; name: string }[]
}

/** One figure of the county over time, with its sources and who reads it. */
export function ParameterCard({ row, areas }: ParameterCardProps) {
  const [editing, setEditing] = useState(false)
  return (
    <Card
      title={row.labelZh}
      end={
        <Tag tone={row.confidence === 'sample' ? 'warn' : row.confidence === 'known' ? 'info' : 'ok'}>
          {row.confidenceZh}
        </Tag>
      }
    >
      <Stack>
        <View className="k-values" role="list" aria-label={`${row.labelZh}历次数值`}>
          {row.values.map((value) => (
            <View
              key={`${value.area}-${value.from}`}
              role="listitem"
              className={`k-value${value.inForce ? ' k-value--now' : ''}`}
            >
              <Text className="k-value-figure">{value.valueZh}</Text>
              <Text>
                {value.areaZh}，{sinceZh(value.from)}
                {value.inForce ? '（现行）' : ''}
              </Text>
              <Text className="k-value-source">{value.sourceZh}</Text>
            </View>
          ))}
        </View>
        <Note>
          依据：{row.basisZh}
          {row.typicalZh ? `。常见范围：${row.typicalZh}` : ''}
          {row.noteZh ? `。${row.noteZh}` : ''}
        </Note>
        {row.usedBy.length > 0 && (
          <Note>
            {row.usedBy.length}项政策用到：
            {row.usedBy
              .slice(0, 4)
              .map(({ titleZh }) => titleZh)
              .join('、')}
            {row.usedBy.length > 4 ? '等' : ''}
          </Note>
        )}
        {areas.length > 0 &&
          (editing ? (
            <ValueFormCard row={row} areas={areas} onClose={() => setEditing(false)} />
          ) : (
            <Row>
              <Button icon="pen" label={`给“${row.labelZh}”提出新值`} onPress={() => setEditing(true)}>
                提出新值
              </Button>
            </Row>
          ))}
      </Stack>
    </Card>
  )
}
