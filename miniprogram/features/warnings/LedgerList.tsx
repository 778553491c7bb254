import { Text, View } from '@tarojs/components'
import type { LedgerRow } from '@shared/warnings/ledger-contract'
import { Pressable } from '../../ui/actions/Pressable'
import { Tag } from '../../ui/feedback/Tag'
import { whenZh } from '../../ui/format/when-zh'
import { Card } from '../../ui/layout/Card'
import { List } from '../../ui/layout/List'
import { courseZh, outcomeZh } from './ledger-view'
import { openWarning } from './opened-warning'
import { SEVERITY_ZH, severityTone } from './view'
import './ledger.css'

/** The ledger, newest first: what it rested on, who was told, how long it took, how it ended. */
export function LedgerList({ rows }: { rows: readonly LedgerRow[] }) {
  return (
    <Card kind="flush">
      <List label="台账">
        {rows.map((row) => (
          <View key={row.warningId} role="listitem" className="k-ledger-row">
            <View className="k-ledger-head">
              <Pressable className="k-ledger-name" onPress={() => openWarning(row.warningId)}>
                {row.personNameZh}，{row.titleZh}
              </Pressable>
              <Tag tone={severityTone(row.severity)}>{SEVERITY_ZH[row.severity]}</Tag>
            </View>
            <Text>{outcomeZh(row)}</Text>
            <Text className="k-note">
              {whenZh(row.openedAt)}报出（规则第{row.ruleVersion}版） · {row.areaZh}
            </Text>
            <Text className="k-note">{courseZh(row)}</Text>
            <Text className="k-note">
              凭：
              {row.evidence.map((line) => `${line.labelZh}（${line.sourceZh}，${line.asOf}）`).join('、') ||
                '没有事实行'}
            </Text>
          </View>
        ))}
      </List>
    </Card>
  )
}
