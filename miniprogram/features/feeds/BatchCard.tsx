import type { ReactNode } from 'react'
import type { BatchView } from '@shared/feeds/contract'
import { Notice } from '../../ui/feedback/Notice'
import { Card } from '../../ui/layout/Card'
import { Facts } from '../../ui/layout/Facts'
import { List, ListItem } from '../../ui/layout/List'
import { Stack } from '../../ui/layout/Stack'
import { Note } from '../../ui/theme/Heading'
import { PreviewFacts } from './PreviewFacts'

/** How far a file is and what is wrong with which row; good rows are already in. */
export function BatchCard({ batch, children }: { batch: BatchView; children?: ReactNode }) {
  const { rows } = batch
  return (
    <Card title={`${batch.feedZh} · ${batch.fileName}`}>
      <Stack gap="s">
        <Notice tone={batch.status === 'failed' ? 'danger' : rows.rejected > 0 ? 'warn' : 'ok'}>
          {batch.messageZh || batch.statusZh}
        </Notice>
        <Facts
          items={[
            { name: '进度', value: `${rows.done}/${rows.total}行` },
            {
              name: '收下',
              value: `${rows.accepted}行${rows.unchanged > 0 ? `，其中${rows.unchanged}行没有变化` : ''}`,
            },
            ...(rows.duplicates > 0 ? [{ name: '重复', value: `${rows.duplicates}行` }] : []),
            { name: '退回', value: rows.rejected > 0 ? `${rows.rejected}行，原因写在下面` : '没有' },
          ]}
        />
        {batch.preview && batch.status === 'previewed' && <PreviewFacts preview={batch.preview} />}
        {children}
        {batch.problems.length > 0 && (
          <List label="退回的行">
            {batch.problems.map((problem) => (
              <ListItem
                key={`${problem.line}-${problem.columnZh ?? ''}-${problem.messageZh}`}
                title={`第${problem.line}行${problem.columnZh ? ` · ${problem.columnZh}` : ''}`}
                note={problem.messageZh}
              />
            ))}
          </List>
        )}
        {batch.moreProblems > 0 && <Note>还有{batch.moreProblems}行，改好上面的再送一次就能看到。</Note>}
      </Stack>
    </Card>
  )
}
