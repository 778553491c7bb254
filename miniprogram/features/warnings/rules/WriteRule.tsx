import { useState } from 'react'
import type { WarningDraft } from '@shared/warnings/county-rules/draft'
import { Button } from '../../../ui/actions/Button'
import { Loaded } from '../../../ui/feedback/Loaded'
import { Notice } from '../../../ui/feedback/Notice'
import { toast } from '../../../ui/feedback/toast-store'
import { TwoPane } from '../../../ui/layout/TwoPane'
import { DraftForm } from './DraftForm'
import { ReadBackCard } from './ReadBackCard'
import { emptyDraft } from './rules-view'
import { useLiveCheck, useRuleFacts, useSaveDraft } from './use-rules'

interface WriteRuleProps {
  /** A draft that goes on, or a rule of which this is the next version. */
  from?: { changeId?: string; version?: number; ruleId?: string; draft: WarningDraft; noteZh: string }
  onSaved: (changeId: string) => unknown
}

/** Writing a rule: the table on one side, on the other how it reads and whether it may go on. */
export function WriteRule({ from, onSaved }: WriteRuleProps) {
  const facts = useRuleFacts()
  const [draft, setDraft] = useState<WarningDraft>(() => from?.draft ?? emptyDraft())
  const { checked, error } = useLiveCheck(draft)
  const save = useSaveDraft()
  const keep = async (): Promise<void> => {
    const { changeId, version, ruleId, noteZh = '' } = from ?? {}
    const saved = await save.run({ changeId, version, ruleId, draft, noteZh })
    if (!saved) return
    toast('已存成草稿')
    await onSaved(saved.changeId)
  }
  return (
    <Loaded query={facts}>
      {(known) => (
        <TwoPane
          even
          side={
            <>
              <ReadBackCard checked={checked} error={error} />
              {save.error && <Notice tone="danger">{save.error.messageZh}</Notice>}
              <Button kind="primary" block icon="file" busy={save.busy} onPress={keep}>
                存成草稿
              </Button>
            </>
          }
        >
          <DraftForm draft={draft} facts={known} checked={checked} change={setDraft} />
        </TwoPane>
      )}
    </Loaded>
  )
}
