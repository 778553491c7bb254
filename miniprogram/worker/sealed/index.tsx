import { useState } from 'react'
import { useMe } from '../../features/access/use-me'
import { DangerLine } from '../../features/requests/DangerLine'
import { HarmReportCard, harmTone } from '../../features/visits/HarmReportCard'
import { isOnHarmChannel, useHarmReports } from '../../features/visits/use-harm-reports'
import { Button } from '../../ui/actions/Button'
import { EmptyState } from '../../ui/feedback/states'
import { Loaded } from '../../ui/feedback/Loaded'
import { Tag } from '../../ui/feedback/Tag'
import { RadioGroup } from '../../ui/form/choices'
import { Card } from '../../ui/layout/Card'
import { List, ListItem } from '../../ui/layout/List'
import { Page } from '../../ui/layout/Page'

const TABS = [
  { value: 'open', label: '要处理的' },
  { value: 'closed', label: '已办结' },
] as const

/** Reports of harm, for whom they were routed to alone. Which one is open stays in memory: no address names a report. */
export default function SealedPage() {
  const me = useMe()
  const [opened, setOpened] = useState<string | null>(null)
  return (
    <Page title="紧急事项" footer={<DangerLine />}>
      <Loaded query={me}>
        {(mine) => {
          if (!isOnHarmChannel(mine))
            return <EmptyState icon="shield" title="这里给专门的同志用" note="有危险请打110或12338" />
          if (opened === null) return <Reports onOpen={setOpened} />
          return (
            <>
              <Button id="sealed-back" kind="quiet" icon="back" onPress={() => setOpened(null)}>
                回到列表
              </Button>
              <HarmReportCard reportId={opened} />
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

function Reports({ onOpen }: { onOpen: (reportId: string) => void }) {
  const [show, setShow] = useState<(typeof TABS)[number]['value']>('open')
  const reports = useHarmReports(show)
  return (
    <>
      <RadioGroup inline label="看哪些" choices={TABS} value={show} onChange={setShow} />
      <Loaded
        query={reports}
        empty={{
          when: ({ items }) => items.length === 0,
          show: (
            <EmptyState
              icon="shield"
              title={show === 'open' ? '没有要处理的' : '还没有办结的'}
              note="有新的，微信会告诉您"
            />
          ),
        }}
      >
        {({ items }) => (
          <Card kind="flush">
            <List label="紧急事项">
              {items.map((report) => (
                <ListItem
                  key={report.reportId}
                  id={`sealed-${report.reportNo}`}
                  title={`${report.kindZh} · ${report.areaZh}`}
                  note={`${report.reportNo} · ${report.atZh}`}
                  end={<Tag tone={harmTone(report.status)}>{report.statusZh}</Tag>}
                  onPress={() => onOpen(report.reportId)}
                />
              ))}
            </List>
          </Card>
        )}
      </Loaded>
    </>
  )
}
