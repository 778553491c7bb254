import { BatchCard } from '../../features/feeds/BatchCard'
import { pickFile } from '../../features/feeds/pick-file'
import { UndoButton } from '../../features/feeds/UndoButton'
import { useBatch, useBatches, useFeeds } from '../../features/feeds/use-feeds'
import { OfficeScreen } from '../../features/office/OfficeScreen'
import { Button } from '../../ui/actions/Button'
import { EmptyState } from '../../ui/feedback/states'
import { Loaded } from '../../ui/feedback/Loaded'
import { Notice } from '../../ui/feedback/Notice'
import { Tag } from '../../ui/feedback/Tag'
import { Card } from '../../ui/layout/Card'
import { Row, Stack } from '../../ui/layout/Stack'
import { TwoPane } from '../../ui/layout/TwoPane'
import { Note } from '../../ui/theme/Heading'

/** The data my department sends: when it last came, and a file at a time through the front door. */
export default function FeedsPage() {
  return (
    <OfficeScreen page="feeds" title="部门数据">
      {() => <Feeds />}
    </OfficeScreen>
  )
}

const TONES = { neverCame: 'neutral', fresh: 'ok', due: 'warn', stale: 'danger' } as const

function Feeds() {
  const feeds = useFeeds()
  const batches = useBatches()
  const { preview, takeIn, undo, batch, busy, error } = useBatch(() => Promise.all([feeds.reload(), batches.reload()]))
  const choose = async (feedId: string) => {
    const picked = await pickFile()
    if (picked) await preview(feedId, picked.fileName, picked.file)
  }
  return (
    <TwoPane
      even
      side={
        <Loaded
          query={feeds}
          empty={{
            when: ({ items }) => items.length === 0,
            show: <EmptyState icon="file" title="本部门没有要送的数据" />,
          }}
        >
          {({ items }) => (
            <>
              {items.map((feed) => (
                <Card key={feed.feedId} title={feed.titleZh}>
                  <Stack gap="s">
                    <Row fit="spread">
                      <Note>
                        {feed.frequencyZh}报送
                        {feed.lastDataOn ? ` · 最近一份${feed.lastDataOn}，${feed.staleAfter ?? ''}前有效` : ''}
                      </Note>
                      <Tag tone={TONES[feed.state]}>{feed.stateZh}</Tag>
                    </Row>
                    {feed.lastBatch && feed.lastBatch.rejected > 0 && (
                      <Note>
                        上一份收下{feed.lastBatch.accepted}行，退回{feed.lastBatch.rejected}行
                      </Note>
                    )}
                    <Note>{feed.basisZh}</Note>
                    <Note>表头：{feed.columnsZh.join('、')}</Note>
                    <Button icon="plus" busy={busy} onPress={() => choose(feed.feedId)}>
                      送一份文件
                    </Button>
                  </Stack>
                </Card>
              ))}
            </>
          )}
        </Loaded>
      }
    >
      {error && <Notice tone="danger">{error.messageZh}</Notice>}
      {batch && (
        <BatchCard batch={batch}>
          {batch.status === 'previewed' && (
            <Button busy={busy} onPress={takeIn}>
              确认入库
            </Button>
          )}
          {batch.canUndo && <UndoButton busy={busy} onUndo={() => undo(batch.batchId)} />}
        </BatchCard>
      )}
      <Loaded query={batches} empty={{ when: ({ items }) => items.length === 0, show: <Note>还没有送过文件</Note> }}>
        {({ items }) => (
          <>
            {items
              .filter((one) => one.batchId !== batch?.batchId)
              .map((one) => (
                <BatchCard key={one.batchId} batch={one}>
                  {one.canUndo && <UndoButton busy={busy} onUndo={() => undo(one.batchId)} />}
                </BatchCard>
              ))}
          </>
        )}
      </Loaded>
    </TwoPane>
  )
}
