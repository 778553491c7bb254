import { useState } from 'react'
import { OfficeScreen } from '../../features/office/OfficeScreen'
import { RulesTabs } from '../../features/policies/RulesTabs'
import { useChanges } from '../../features/rule-changes/use-changes'
import { STATUS_TONES } from '../../features/rule-changes/view'
import { openPage } from '../../routes/open-page'
import { EmptyState } from '../../ui/feedback/states'
import { Loaded } from '../../ui/feedback/Loaded'
import { Tag } from '../../ui/feedback/Tag'
import { RadioGroup } from '../../ui/form/choices'
import { whenZh } from '../../ui/format/when-zh'
import { Card } from '../../ui/layout/Card'
import { List, ListItem } from '../../ui/layout/List'

const SHOWN = [
  { value: 'ready', label: '等批准' },
  { value: 'previewing', label: '正在算' },
  { value: 'all', label: '全部' },
] as const

/** Changes of the rules: proposed, decided, and what waits for me. */
export default function ChangesPage() {
  return (
    <OfficeScreen page="policies" title="规则改动">
      {() => (
        <>
          <RulesTabs current="changes" />
          <Changes />
        </>
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
                  note={`${change.edits[0]?.sentenceZh ?? ''} · ${change.proposedByName}，${whenZh(change.proposedAt)}提出${
                    change.status === 'previewing' ? '' : ` · ${change.touched}户受影响`
                  }`}
                  end={<Tag tone={STATUS_TONES[change.status]}>{change.statusZh}</Tag>}
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
