import { useState } from 'react'
import { serverNow, toInstant } from '../../cloud/server-time'
import { OfficeScreen } from '../../features/office/OfficeScreen'
import { DisasterBoard } from '../../features/warnings/DisasterBoard'
import { DisasterList } from '../../features/warnings/DisasterList'
import { OpenDisaster } from '../../features/warnings/OpenDisaster'
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
      {(areaCode) => <Disasters areaCode={areaCode} />}
    </OfficeScreen>
  )
}

function Disasters({ areaCode }: { areaCode: string }) {
  const disasters = useDisasters(areaCode)
  const [chosen, setChosen] = useState<string>()
  const [another, setAnother] = useState(false)
  const hand = useOpenDisaster(() => disasters.reload())
  return (
    <Loaded query={disasters}>
      {({ items }) => {
        const current =
          items.find(({ eventId }) => eventId === chosen) ?? items.find(({ status }) => status !== 'closed')
        return (
          <TwoPane
            side={
              <>
                {current === undefined || another ? (
                  <OpenDisaster areaCode={areaCode} hand={hand} />
                ) : (
                  <Button icon="plus" onPress={() => setAnother(true)}>
                    又有信号了，另列一份
                  </Button>
                )}
                {items.length > 0 && (
                  <Card kind="flush" title="信号">
                    <List label="信号">
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
              </>
            }
          >
            {current === undefined ? (
              <Note>还没有信号。列了名单，这里是看板和名单。</Note>
            ) : current.status === 'listing' ? (
              <Stack>
                <Notice>名单还没列完，已有{current.listed}人。</Notice>
                <Button busy={hand.busy} onPress={() => hand.goOn(current.eventId)}>
                  接着列
                </Button>
              </Stack>
            ) : (
              <Disaster
                key={current.eventId}
                eventId={current.eventId}
                titleZh={current.titleZh}
                areaCode={areaCode}
                isOpen={current.status === 'open'}
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
}

function Disaster({ eventId, titleZh, areaCode, isOpen }: DisasterProps) {
  const one = useDisaster(eventId, areaCode)
  const sendAll = async () => {
    const made = await one.send()
    if (made !== undefined) toast(made > 0 ? `派出${made}户` : '都已经派过了')
  }
  return (
    <>
      <Heading>{titleZh}</Heading>
      {one.error && <Notice tone="danger">{one.error.messageZh}</Notice>}
      <Row>
        {isOpen && (
          <Button kind="primary" icon="people" busy={one.busy} onPress={sendAll}>
            一键派给网格员
          </Button>
        )}
        <Button icon="retry" onPress={one.reload}>
          更新
        </Button>
        <PrintButton>打印名单</PrintButton>
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
      {isOpen && (
        <Button kind="quiet" busy={one.busy} onPress={one.close}>
          信号解除，结束
        </Button>
      )}
    </>
  )
}
