import { useState } from 'react'
import { View } from '@tarojs/components'
import type { RuleInForce } from '@shared/warnings/county-rules/contract'
import { SEVERITY_WORDS } from '@shared/warnings/county-rules/labels'
import { localToday } from '../../../cloud/server-time'
import { Button } from '../../../ui/actions/Button'
import { Notice } from '../../../ui/feedback/Notice'
import { Sheet } from '../../../ui/feedback/Sheet'
import { Tag } from '../../../ui/feedback/Tag'
import { Field } from '../../../ui/form/Field'
import { TextArea, TextInput } from '../../../ui/form/inputs'
import { Card } from '../../../ui/layout/Card'
import { List, ListItem } from '../../../ui/layout/List'
import { Stack } from '../../../ui/layout/Stack'
import { Note } from '../../../ui/theme/Heading'
import { severityTone } from '../view'
import { useEndRule } from './use-rules'

interface RulesInForceProps {
  rules: readonly RuleInForce[]
  /** Opens the proposal that has been made. */
  open: (changeId: string) => unknown
}

/** What is looked for today, the county's own rules first; one that is no longer wanted ends by a second person's word. */
export function RulesInForce({ rules, open }: RulesInForceProps) {
  const [chosen, setChosen] = useState<RuleInForce | null>(null)
  return (
    <Card kind="flush">
      <List label="正在用的规则">
        {rules.map((rule) => (
          <ListItem
            key={rule.ruleId}
            title={rule.titleZh}
            note={
              <>
                <View>{rule.ruleZh}</View>
                <View>
                  交给{rule.recipientZh}，{rule.deadlineWorkingDays}个工作日 · 第{rule.ruleVersion}版
                  {rule.since ? `，本县${rule.since}起` : ''}
                  {rule.endsOn ? ` · ${rule.endsOn}停用` : ''}
                </View>
              </>
            }
            end={
              <>
                {rule.origin === 'county' && <Tag tone="teal">本县写的</Tag>}
                <Tag tone={severityTone(rule.severity)}>{SEVERITY_WORDS[rule.severity]}</Tag>
              </>
            }
            onPress={() => setChosen(rule)}
          />
        ))}
      </List>
      {chosen && <RuleSheet key={chosen.ruleId} rule={chosen} open={open} onClose={() => setChosen(null)} />}
    </Card>
  )
}

function RuleSheet({
  rule,
  open,
  onClose,
}: {
  rule: RuleInForce
  open: RulesInForceProps['open']
  onClose: () => void
}) {
  const [from, setFrom] = useState(localToday())
  const [note, setNote] = useState('')
  const end = useEndRule()
  return (
    <Sheet open title={rule.titleZh} onClose={onClose}>
      <Stack>
        <Note>{rule.ruleZh}</Note>
        <Note>依据：{rule.basisZh}</Note>
        {rule.mayEnd ? (
          <>
            {end.error && <Notice tone="danger">{end.error.messageZh}</Notice>}
            <Field label="哪一天起停用">
              <TextInput label="哪一天起停用" value={from} maxLength={10} onChange={setFrom} />
            </Field>
            <Field label="为什么不用了">
              <TextArea label="为什么不用了" value={note} maxLength={500} onChange={setNote} />
            </Field>
            <Button
              block
              busy={end.busy}
              disabled={note.trim().length < 2 || !/^\d{4}-\d{2}-\d{2}$/.test(from)}
              onPress={async () => {
                const proposed = await end.run({ ruleId: rule.ruleId, from, noteZh: note.trim() })
                if (proposed) await open(proposed.changeId)
              }}
            >
              提出停用，请另一个人批准
            </Button>
          </>
        ) : (
          <Note>{rule.endsOn ? `已经定了${rule.endsOn}停用。` : '这条规则您不能停用。'}</Note>
        )}
      </Stack>
    </Sheet>
  )
}
