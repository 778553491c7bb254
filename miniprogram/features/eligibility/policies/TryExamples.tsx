import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Loaded } from '../../../ui/feedback/Loaded'
import { Notice } from '../../../ui/feedback/Notice'
import { Sheet } from '../../../ui/feedback/Sheet'
import { Tag } from '../../../ui/feedback/Tag'
import { RadioGroup } from '../../../ui/form/choices'
import { Card } from '../../../ui/layout/Card'
import { List, ListItem } from '../../../ui/layout/List'
import { Row, Stack } from '../../../ui/layout/Stack'
import { Note } from '../../../ui/theme/Heading'
import { VERDICT_TONES, type VerdictTab } from '../view'
import './policies.css'
import { useExamples } from './use-policies'

type Example = NonNullable<ReturnType<typeof useExamples>['data']>['examples'][number]

/** The policy over named example households: who would, who would not, what is open, and why. */
export function TryExamples({ policyId }: { policyId: string }) {
  const examples = useExamples(policyId)
  const [verdict, setVerdict] = useState<VerdictTab>('met')
  const [chosen, setChosen] = useState<Example | null>(null)
  return (
    <Card title="拿示例家庭试一试">
      <Loaded query={examples}>
        {({ examples: all, notADecisionZh }) => {
          const of = (wanted: VerdictTab) => all.filter((one) => one.verdict === wanted)
          const shown = of(verdict)
          return (
            <Stack>
              <Note>{notADecisionZh}</Note>
              <RadioGroup
                inline
                label="看哪些家庭"
                value={verdict}
                onChange={setVerdict}
                choices={[
                  { value: 'met', label: `符合 ${of('met').length}` },
                  { value: 'unknown', label: `待核实 ${of('unknown').length}` },
                  { value: 'unmet', label: `不符合 ${of('unmet').length}` },
                ]}
              />
              {shown.length === 0 ? (
                <Note>没有这样的示例家庭。</Note>
              ) : (
                <List label="示例家庭">
                  {shown.map((one) => (
                    <ListItem
                      key={`${one.exampleId}-${one.personZh ?? ''}`}
                      icon="people"
                      title={one.personZh ? `${one.personZh}（${one.storyZh}）` : one.storyZh}
                      note={one.amountZh ? `${one.sentenceZh.split('，')[0]} · ${one.amountZh}` : one.sentenceZh}
                      onPress={() => setChosen(one)}
                    />
                  ))}
                </List>
              )}
            </Stack>
          )
        }}
      </Loaded>
      <Sheet open={chosen !== null} title={chosen?.storyZh ?? ''} onClose={() => setChosen(null)}>
        {chosen && <Reasons example={chosen} />}
      </Sheet>
    </Card>
  )
}

function Reasons({ example }: { example: Example }) {
  return (
    <Stack>
      <Row>
        <Tag tone={VERDICT_TONES[example.verdict]}>{example.verdictZh}</Tag>
        {example.personZh && <Text>{example.personZh}</Text>}
      </Row>
      <Notice tone="info" title="群众会看到">
        {example.sentenceZh}
      </Notice>
      <List label="起决定作用的条件">
        {example.clauses.map((clause) => (
          <ListItem key={clause.textZh} title={clause.textZh} note={clause.valueZh && `这家：${clause.valueZh}`} />
        ))}
      </List>
      {example.amountZh && <View>金额：{example.amountZh}</View>}
      {example.arithmeticZh.map((step) => (
        <View key={step} className="k-formula">
          {step}
        </View>
      ))}
    </Stack>
  )
}
