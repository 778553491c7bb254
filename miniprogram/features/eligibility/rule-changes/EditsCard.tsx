import type { ChangeDetail } from '@shared/eligibility/change-contract'
import { Tag } from '../../../ui/feedback/Tag'
import { whenZh } from '../../../ui/format/when-zh'
import { Card } from '../../../ui/layout/Card'
import { Facts } from '../../../ui/layout/Facts'
import { List, ListItem } from '../../../ui/layout/List'
import { Stack } from '../../../ui/layout/Stack'
import { editWords, STATUS_TONES } from './view'

/** What is proposed, by whom, and what came of it. */
export function EditsCard({ detail }: { detail: ChangeDetail }) {
  return (
    <Card title="改什么" end={<Tag tone={STATUS_TONES[detail.status]}>{detail.statusZh}</Tag>}>
      <Stack>
        <List label="改什么">
          {detail.edits.map((edit) => (
            <ListItem key={`${edit.titleZh}${edit.sentenceZh}`} title={edit.titleZh} note={editWords(edit)} />
          ))}
        </List>
        <Facts
          items={[
            { name: '谁提的', value: `${detail.proposedByName}，${whenZh(detail.proposedAt)}` },
            ...(detail.noteZh ? [{ name: '说明', value: detail.noteZh }] : []),
            ...(detail.decidedByName
              ? [{ name: '谁定的', value: `${detail.decidedByName}，${whenZh(detail.decidedAt ?? '')}` }]
              : []),
            ...(detail.reasonZh ? [{ name: '不同意的原因', value: detail.reasonZh }] : []),
          ]}
        />
      </Stack>
    </Card>
  )
}
