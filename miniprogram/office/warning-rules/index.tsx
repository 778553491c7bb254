import { useState } from 'react'
import { View } from '@tarojs/components'
import { OfficeScreen } from '../../features/office/OfficeScreen'
import { RulesInForce } from '../../features/warnings/rules/RulesInForce'
import { STATE_TONES } from '../../features/warnings/rules/rules-view'
import { useRuleChanges, useRulesInForce } from '../../features/warnings/rules/use-rules'
import { openPage } from '../../routes/open-page'
import { Button } from '../../ui/actions/Button'
import { EmptyState } from '../../ui/feedback/states'
import { Loaded } from '../../ui/feedback/Loaded'
import { Tag } from '../../ui/feedback/Tag'
import { RadioGroup } from '../../ui/form/choices'
import { whenZh } from '../../ui/format/when-zh'
import { Card } from '../../ui/layout/Card'
import { List, ListItem } from '../../ui/layout/List'
import { Note } from '../../ui/theme/Heading'

const TABS = [
  { value: 'rules', label: '正在用的' },
  { value: 'changes', label: '草稿和审批' },
] as const

const openChange = (changeId: string) => openPage('/office/warning-rule/index', { change: changeId })

/** What the county looks for, and what is being written or decided. */
export default function WarningRulesPage() {
  const [tab, setTab] = useState<(typeof TABS)[number]['value']>('rules')
  return (
    <OfficeScreen page="ledger" title="预警规则">
      {() => (
        <>
          <RadioGroup inline label="看什么" choices={TABS} value={tab} onChange={setTab} />
          {tab === 'rules' ? <Rules /> : <Changes />}
        </>
      )}
    </OfficeScreen>
  )
}

function Rules() {
  const rules = useRulesInForce()
  return (
    <Loaded query={rules}>
      {({ items, mayWrite }) => (
        <>
          {mayWrite && (
            <Button kind="primary" icon="plus" onPress={() => openPage('/office/warning-rule/index')}>
              写一条新规则
            </Button>
          )}
          <Note>共{items.length}条。新规则先用过去一年的数据试，再由另一个人批准；到日子自动生效，旧的一版不改。</Note>
          <RulesInForce rules={items} open={openChange} />
        </>
      )}
    </Loaded>
  )
}

function Changes() {
  const changes = useRuleChanges()
  return (
    <Loaded
      query={changes}
      empty={{
        when: ({ items }) => items.length === 0,
        show: <EmptyState icon="pen" title="还没有人写过规则" note="在“正在用的”里点“写一条新规则”。" />,
      }}
    >
      {({ items }) => (
        <Card kind="flush">
          <List label="草稿和审批">
            {items.map((change) => (
              <ListItem
                key={change.changeId}
                title={change.kind === 'end' ? `停用：${change.titleZh}` : change.titleZh || '还没有名字'}
                note={
                  <>
                    {change.readBack && <View>{change.readBack.conditionZh}</View>}
                    <View>
                      {change.proposedByName}，{whenZh(change.proposedAt)}
                      {change.from ? ` · ${change.from}起` : ''}
                    </View>
                  </>
                }
                end={<Tag tone={STATE_TONES[change.status]}>{change.statusZh}</Tag>}
                onPress={() => openChange(change.changeId)}
              />
            ))}
          </List>
        </Card>
      )}
    </Loaded>
  )
}
