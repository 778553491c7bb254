import { useState } from 'react'
import type { RuleChangeView } from '@shared/warnings/county-rules/contract'
import { Button } from '../../../ui/actions/Button'
import { Loaded } from '../../../ui/feedback/Loaded'
import { Notice } from '../../../ui/feedback/Notice'
import { Tag } from '../../../ui/feedback/Tag'
import { Card } from '../../../ui/layout/Card'
import { Stack } from '../../../ui/layout/Stack'
import { TwoPane } from '../../../ui/layout/TwoPane'
import { Note } from '../../../ui/theme/Heading'
import { DecideRuleCard } from './DecideRuleCard'
import { DraftTestCard } from './DraftTestCard'
import { STATE_TONES } from './rules-view'
import { useRuleChange } from './use-rules'
import { WriteRule } from './WriteRule'

interface RuleChangeDetailProps {
  changeId: string
  /** Opens the draft that has been saved. */
  open: (changeId: string) => unknown
}

/** One draft or proposal: how it reads, what it would have done, who decides. */
export function RuleChangeDetail({ changeId, open }: RuleChangeDetailProps) {
  const { change, test, ...steps } = useRuleChange(changeId)
  const [writing, setWriting] = useState(false)
  return (
    <Loaded query={change}>
      {(detail) =>
        writing && detail.draft ? (
          <WriteRule
            from={writeFrom(detail, detail.draft)}
            onSaved={async (saved) => {
              setWriting(false)
              await change.reload()
              if (saved !== changeId) await open(saved)
            }}
          />
        ) : (
          <TwoPane
            even
            side={
              <>
                <RuleCard detail={detail} write={() => setWriting(true)} />
                <DecideRuleCard detail={detail} {...steps} />
              </>
            }
          >
            {detail.kind === 'rule' && <DraftTestCard detail={detail} test={test} />}
          </TwoPane>
        )
      }
    </Loaded>
  )
}

/** A draft goes on as itself; from what is approved or sent back the next version begins. */
const writeFrom = (detail: RuleChangeView, draft: NonNullable<RuleChangeView['draft']>) =>
  detail.may.edit
    ? { changeId: detail.changeId, version: detail.version, draft, noteZh: detail.noteZh }
    : { ...(detail.status === 'approved' ? { ruleId: detail.ruleId } : {}), draft, noteZh: '' }

function RuleCard({ detail, write }: { detail: RuleChangeView; write: () => void }) {
  return (
    <Card
      title={detail.kind === 'end' ? `停用：${detail.titleZh}` : detail.titleZh || '还没有名字'}
      end={<Tag tone={STATE_TONES[detail.status]}>{detail.statusZh}</Tag>}
    >
      <Stack gap="s">
        {detail.kind === 'end' && <Note>停用以后不再报这条预警，已经报的照常办完。</Note>}
        {detail.readBack && (
          <>
            <Note>{detail.readBack.conditionZh}</Note>
            <Note>{detail.readBack.thenZh}</Note>
          </>
        )}
        {detail.problems.length > 0 && (
          <Notice tone="warn">
            还有{detail.problems.length}处要改：{detail.problems[0]?.messageZh}
          </Notice>
        )}
        {detail.may.edit && (
          <Button icon="pen" onPress={write}>
            改草稿
          </Button>
        )}
        {detail.status === 'approved' && detail.draft && (
          <Button icon="pen" onPress={write}>
            照这条写新的一版
          </Button>
        )}
      </Stack>
    </Card>
  )
}
