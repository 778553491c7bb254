import type { SignalView } from '@shared/warnings/disaster-contract'
import { Button } from '../../ui/actions/Button'
import { Loaded } from '../../ui/feedback/Loaded'
import { Notice } from '../../ui/feedback/Notice'
import { Tag } from '../../ui/feedback/Tag'
import { whenZh } from '../../ui/format/when-zh'
import { Card } from '../../ui/layout/Card'
import { Row, Stack } from '../../ui/layout/Stack'
import { Heading, Note } from '../../ui/theme/Heading'
import type { useSignals } from './use-duty'

interface SignalListProps {
  hand: ReturnType<typeof useSignals>
  /** Left out for whom lists are not theirs to make. */
  onOpen?: (signal: SignalView) => unknown
  busy: boolean
}

/** Signals in force: one without a list proposes to make it; one with a list ends with its list. */
export function SignalList({ hand, onOpen, busy }: SignalListProps) {
  return (
    <Loaded query={hand.signals}>
      {({ items }) =>
        items.length === 0 ? null : (
          <Card title="正在生效的信号">
            <Stack>
              {hand.error && <Notice tone="danger">{hand.error.messageZh}</Notice>}
              {items.map((signal) => (
                <Stack key={`${signal.kind}${signal.level}${signal.eventId ?? ''}`} gap="s">
                  <Row fit="spread">
                    <Heading level={3}>{signal.titleZh}</Heading>
                    <Tag tone={signal.eventId ? 'ok' : 'warn'}>{signal.eventId ? '名单在办' : '还没列名单'}</Tag>
                  </Row>
                  <Note>
                    {whenZh(signal.issuedAt)} {signal.byName}
                  </Note>
                  {signal.eventId === null && (
                    <Row>
                      {onOpen && (
                        <Button
                          kind="primary"
                          busy={busy}
                          label={`列名单：${signal.titleZh}`}
                          onPress={() => onOpen(signal)}
                        >
                          列名单
                        </Button>
                      )}
                      <Button
                        kind="quiet"
                        busy={hand.busy}
                        label={`信号解除：${signal.titleZh}`}
                        onPress={() => hand.lift({ kind: signal.kind, areaCodes: signal.areaCodes })}
                      >
                        信号解除
                      </Button>
                    </Row>
                  )}
                </Stack>
              ))}
            </Stack>
          </Card>
        )
      }
    </Loaded>
  )
}
