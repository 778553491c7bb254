import { View } from '@tarojs/components'
import { useState } from 'react'
import { OfficeScreen } from '../../features/office/OfficeScreen'
import { Rulebook } from '../../features/eligibility/policies/Rulebook'
import { RulesTabs } from '../../features/eligibility/policies/RulesTabs'
import { useChanges } from '../../features/eligibility/rule-changes/use-changes'
import { editWords, STATUS_TONES } from '../../features/eligibility/rule-changes/view'
import { openPage } from '../../routes/open-page'
import { EmptyState } from '../../ui/feedback/states'
import { Loaded } from '../../ui/feedback/Loaded'
import { Tag } from '../../ui/feedback/Tag'
import { RadioGroup } from '../../ui/form/choices'
import { whenZh } from '../../ui/format/when-zh'
import { Card } from '../../ui/layout/Card'
import { List, ListItem } from '../../ui/layout/List'

const SHOWN = [
  { value: 'all', label: '全部' },
  { value: 'ready', label: '等批准' },
  { value: 'approved', label: '已批准' },
] as const

/** Changes of the rules: proposed, decided, and what waits for me. */
export default function ChangesPage() {
  return (
    <OfficeScreen page="policies" title="规则改动">
      {() => (
        <Rulebook>
          <RulesTabs current="changes" />
          <Changes />
        </Rulebook>
      )}
    </OfficeScreen>
  )
}

function Changes() {
  const [show, setShow] = useState<(typeof SHOWN)[number]['value']>('all')
  const changes = useChanges(show)
  return (
    <>
      <RadioGroup inline label="看哪些改动" choices={SHOWN} value={show} onChange={setShow} />
      <Loaded
        query={changes}
        empty={{
          when: ({ items }) => items.length === 0,
          show: (
            <EmptyState
              icon="check"
              title={show === 'all' ? '还没有人提过改动' : '这里没有'}
              note="县里发了新文件，到“标准和数字”里找到那个数，提出新值。"
            />
          ),
        }}
      >
        {({ items }) => (
          <Card kind="flush">
            <List label="改动">
              {items.map((change) => (
                <ListItem
                  key={change.changeId}
                  title={change.edits.map(({ titleZh }) => titleZh).join('、')}
                  note={
                    <>
                      {change.edits.map((edit) => (
                        <View key={edit.sentenceZh}>{editWords(edit)}</View>
                      ))}
                      <View>
                        {change.proposedByName}，{whenZh(change.proposedAt)}提出
                        {change.status === 'previewing' ? '' : `，${change.touched}户受影响`}
                      </View>
                      <View className="k-policy-badges">
                        <Tag tone={STATUS_TONES[change.status]}>{change.statusZh}</Tag>
                      </View>
                    </>
                  }
                  onPress={() => openPage('/office/change/index', { change: change.changeId })}
                />
              ))}
            </List>
          </Card>
        )}
      </Loaded>
    </>
  )
}
