import { Button } from '../actions/Button'
import { Tag } from './Tag'
import { Card } from '../layout/Card'
import { Row, Stack } from '../layout/Stack'
import { Note } from '../theme/Heading'
import { discard, retry } from '../../cloud/offline-queue'
import { useOfflineQueue } from '../../cloud/use-offline-queue'

const STATES_ZH = { waiting: '已存在手机', delivered: '已送达', refused: '没有收下' } as const
const TONES = { waiting: 'warn', delivered: 'ok', refused: 'danger' } as const

/** What is on the phone of one kind: waiting, delivered today, or refused and why. */
export function QueuedList({ capability, showDelivered }: { capability: string; showDelivered?: boolean }) {
  const { entries } = useOfflineQueue()
  const shown = entries.filter(
    (entry) => entry.capability === capability && (showDelivered || entry.state !== 'delivered'),
  )
  return (
    <>
      {shown.map((entry) => (
        <Card key={entry.key}>
          <Stack gap="s">
            <Row fit="spread">
              <Note>{entry.titleZh}</Note>
              <Tag tone={TONES[entry.state]}>{STATES_ZH[entry.state]}</Tag>
            </Row>
            {entry.state === 'refused' && (
              <>
                <Note>{entry.problem?.messageZh}</Note>
                <Row>
                  <Button onPress={() => retry(entry.key)}>再送一次</Button>
                  <Button kind="quiet" onPress={() => discard(entry.key)}>
                    不送了
                  </Button>
                </Row>
              </>
            )}
          </Stack>
        </Card>
      ))}
    </>
  )
}
