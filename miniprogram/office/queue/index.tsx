import { useState } from 'react'
import { useMe } from '../../features/access/use-me'
import { OfficeScreen } from '../../features/office/OfficeScreen'
import { openWarning } from '../../features/warnings/opened-warning'
import { useWarnings } from '../../features/warnings/use-warnings'
import { SealedEntry } from '../../features/visits/SealedEntry'
import { SEVERITY_ZH, severityTone, warningLine, warningNote } from '../../features/warnings/view'
import { EmptyState } from '../../ui/feedback/states'
import { Loaded } from '../../ui/feedback/Loaded'
import { Tag } from '../../ui/feedback/Tag'
import { RadioGroup } from '../../ui/form/choices'
import { Card } from '../../ui/layout/Card'
import { List, ListItem } from '../../ui/layout/List'

const TABS = [
  { value: 'open', label: '新的' },
  { value: 'inProgress', label: '在办' },
  { value: 'closed', label: '已结' },
] as const

/** The officer's day begins here: whom to ask about, and until when. */
export default function QueuePage() {
  const me = useMe()
  return (
    <OfficeScreen page="queue" title="今天的预警">
      {(areaCode) => (
        <>
          <SealedEntry me={me.data} />
          <Warnings areaCode={areaCode} />
        </>
      )}
    </OfficeScreen>
  )
}

function Warnings({ areaCode }: { areaCode: string }) {
  const [show, setShow] = useState<(typeof TABS)[number]['value']>('open')
  const warnings = useWarnings(areaCode, show)
  return (
    <>
      <RadioGroup inline label="看哪些预警" choices={TABS} value={show} onChange={setShow} />
      <Loaded
        query={warnings}
        empty={{
          when: ({ items }) => items.length === 0,
          show: (
            <EmptyState
              icon="check"
              title={show === 'open' ? '没有新的预警' : '这里还没有'}
              note="每天早上6点多扫描，有新的会在这里。"
            />
          ),
        }}
      >
        {({ items }) => (
          <Card kind="flush">
            <List label="预警">
              {items.map((row) => (
                <ListItem
                  key={row.warningId}
                  title={warningLine(row)}
                  note={warningNote(row)}
                  end={
                    <Tag tone={row.overdue ? 'danger' : severityTone(row.severity)}>{SEVERITY_ZH[row.severity]}</Tag>
                  }
                  onPress={() => openWarning(row.warningId)}
                />
              ))}
            </List>
          </Card>
        )}
      </Loaded>
    </>
  )
}
