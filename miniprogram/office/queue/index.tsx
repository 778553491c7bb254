import { useState } from 'react'
import { useMe } from '../../features/access/use-me'
import { OfficeScreen } from '../../features/office/OfficeScreen'
import { QueueHead } from '../../features/warnings/QueueHead'
import { WarningQueue } from '../../features/warnings/WarningQueue'
import { useHandling, useQueueCounts, useWarnings, type QueueTab } from '../../features/warnings/use-warnings'
import { SealedEntry } from '../../features/visits/SealedEntry'
import { Button } from '../../ui/actions/Button'
import { EmptyState } from '../../ui/feedback/states'
import { Loaded } from '../../ui/feedback/Loaded'
import { RadioGroup } from '../../ui/form/choices'

const TABS: readonly { value: QueueTab; label: string }[] = [
  { value: 'open', label: '新的' },
  { value: 'inProgress', label: '在办' },
  { value: 'later', label: '过些天再问' },
  { value: 'closed', label: '已结' },
]

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
  const [tab, setTab] = useState<QueueTab>('open')
  const { warnings, showMore } = useWarnings(areaCode, tab)
  const counts = useQueueCounts(areaCode)
  const hand = useHandling(() => Promise.all([warnings.reload(), counts.reload()]))
  return (
    <>
      {counts.data && <QueueHead counts={counts.data} />}
      <RadioGroup inline label="看哪些预警" choices={TABS} value={tab} onChange={setTab} />
      <Loaded
        query={warnings}
        empty={{
          when: ({ items }) => items.length === 0,
          show: (
            <EmptyState
              icon="check"
              title={tab === 'open' ? '没有新的预警' : '这里还没有'}
              note="每天早上6点多扫描，有新的会在这里。"
            />
          ),
        }}
      >
        {({ items, next }) => (
          <>
            <WarningQueue rows={items} hand={hand} />
            {next !== null && <Button onPress={showMore}>再看一些</Button>}
          </>
        )}
      </Loaded>
    </>
  )
}
