import { useState } from 'react'
import { DISASTER_MANAGERS } from '@shared/warnings/disaster-duty'
import { serverNow, toInstant } from '../../cloud/server-time'
import type { Me } from '../../features/access/view'
import { OfficeScreen } from '../../features/office/OfficeScreen'
import { DisasterBoard } from '../../features/warnings/DisasterBoard'
import { DisasterList } from '../../features/warnings/DisasterList'
import { OpenDisaster } from '../../features/warnings/OpenDisaster'
import { ShelterDesk } from '../../features/warnings/ShelterDesk'
import { SignalList } from '../../features/warnings/SignalList'
import { useSignals } from '../../features/warnings/use-duty'
import { useDisaster, useDisasters, useOpenDisaster } from '../../features/warnings/use-disasters'
import { Button } from '../../ui/actions/Button'
import { PrintButton } from '../../ui/capture/PrintButton'
import { Loaded } from '../../ui/feedback/Loaded'
import { Notice } from '../../ui/feedback/Notice'
import { toast } from '../../ui/feedback/toast-store'
import { whenZh } from '../../ui/format/when-zh'
import { Card } from '../../ui/layout/Card'
import { List, ListItem } from '../../ui/layout/List'
import { Row, Stack } from '../../ui/layout/Stack'
import { TwoPane } from '../../ui/layout/TwoPane'
import { Heading, Note } from '../../ui/theme/Heading'

/** Typhoon or flood: whom to move or visit first, one press to send everybody, and where things stand. */
export default function DisasterPage() {
  return (
    <OfficeScreen page="disaster" title="灾害转移">
      {(areaCode, me) => <Disasters areaCode={areaCode} manages={me.staff.some(managesDisasters)} />}
    </OfficeScreen>
  )
}

const managesDisasters = ({ role }: Me['staff'][number]): boolean => DISASTER_MANAGERS.includes(role)

/** `manages`: makes lists and sends people; others on duty put signals on and see how far it is. */
function Disasters({ areaCode, manages }: { areaCode: string; manages: boolean }) {
  const disasters = useDisasters(areaCode)
  const [chosen, setChosen] = useState<string>()
  const [another, setAnother] = useState(false)
  const signals = useSignals(areaCode)
  const hand = useOpenDisaster(() => Promise.all([disasters.reload(), signals.signals.reload()]))
  return (
    <Loaded query={disasters}>
      {({ items }) => {
        const current =
          items.find(({ eventId }) => eventId === chosen) ?? items.find(({ status }) => status !== 'closed')
        return (
          <TwoPane
            side={
              <>
                <SignalList
                  hand={signals}
                  busy={hand.busy}
                  onOpen={manages ? ({ kind, level, areaCodes }) => hand.open({ kind, level, areaCodes }) : undefined}
                />
                {current === undefined || another || !manages ? (
                  <OpenDisaster areaCode={areaCode} hand={manages ? hand : undefined} signals={signals} />
                ) : (
                  <Button icon="plus" onPress={() => setAnother(true)}>
                    又有信号了，另列一份
                  </Button>
                )}
                {items.length > 0 && (
                  <Card kind="flush" title="名单">
                    <List label="名单">
                      {items.map((one) => (
                        <ListItem
                          key={one.eventId}
                          title={one.titleZh}
                          note={`${whenZh(one.openedAt)} ${one.openedByName}`}
                          end={one.status === 'closed' ? '已结束' : `${one.listed}人`}
                          current={one.eventId === current?.eventId}
                          onPress={() => setChosen(one.eventId)}
                        />
                      ))}
                    </List>
                  </Card>
                )}
                <ShelterDesk areaCode={areaCode} />
              </>
            }
          >
            {current === undefined ? (
              <Note>还没有信号。列了名单，这里是看板和名单。</Note>
            ) : current.status === 'listing' ? (
              <Stack>
                <Notice>名单还没列完，已有{current.listed}人。离开这一页也会接着列完。</Notice>
                {manages && (
                  <Button busy={hand.busy} onPress={() => hand.goOn(current.eventId)}>
                    接着列
                  </Button>
                )}
              </Stack>
            ) : (
              <Disaster
                key={current.eventId}
                eventId={current.eventId}
                titleZh={current.titleZh}
                areaCode={areaCode}
                isOpen={current.status === 'open'}
                manages={manages}
                onClosed={() => Promise.all([disasters.reload(), signals.signals.reload()])}
              />
            )}
          </TwoPane>
        )
      }}
    </Loaded>
  )
}

interface DisasterProps {
  eventId: string
  titleZh: string
  areaCode: string
  isOpen: boolean
  manages: boolean
  onClosed: () => Promise<unknown>
}

function Disaster({ eventId, titleZh, areaCode, isOpen, manages, onClosed }: DisasterProps) {
  const one = useDisaster(eventId, areaCode, { isOpen, readsRows: manages })
  const close = async () => {
    await one.close()
    await onClosed()
  }
  const sendAll = async () => {
    const made = await one.send()
    if (made !== undefined) toast(made > 0 ? `派出${made}户` : '都已经派过了')
  }
  return (
    <>
      <Heading>{titleZh}</Heading>
      {one.error && <Notice tone="danger">{one.error.messageZh}</Notice>}
      <Row>
        {isOpen && manages && (
          <Button kind="primary" icon="people" busy={one.busy} onPress={sendAll}>
            一键派给网格员
          </Button>
        )}
        <Button icon="retry" onPress={one.reload}>
          更新
        </Button>
        {manages && <PrintButton>打印名单</PrintButton>}
      </Row>
      <Loaded query={one.board}>{(board) => <DisasterBoard {...board} />}</Loaded>
      <Loaded query={one.rows}>
        {(rows) => (
          <DisasterList
            rows={rows}
            onMark={isOpen ? (line, state) => one.mark(line, state, toInstant(serverNow())) : undefined}
          />
        )}
      </Loaded>
      {isOpen && manages && (
        <Button kind="quiet" busy={one.busy} onPress={close}>
          信号解除，结束
        </Button>
      )}
    </>
  )
}
