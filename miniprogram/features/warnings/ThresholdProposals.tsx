import { Text, View } from '@tarojs/components'
import type { ThresholdProposal } from '@shared/warnings/ledger-contract'
import { Card } from '../../ui/layout/Card'
import { Heading, Note } from '../../ui/theme/Heading'
import { stepZh } from './ledger-view'
import './ledger.css'

/** What another threshold would have meant. A proposal only: whoever may change the rule reads it and decides. */
export function ThresholdProposals({ proposals }: { proposals: readonly ThresholdProposal[] }) {
  if (proposals.length === 0) return null
  return (
    <Card title="预警线可不可以动">
      <Note>只拿办出结果的预警倒推，系统自己不改任何一条线。</Note>
      {proposals.map((proposal) => (
        <View key={proposal.ruleId + proposal.parameterId} className="k-proposal">
          <Heading level={3}>
            {proposal.titleZh}：{proposal.nowZh}
          </Heading>
          <Text>{proposal.sentenceZh}</Text>
          {proposal.steps.map((step, at) => (
            <Text key={step.value} className={at === proposal.proposed ? 'k-step--proposed' : 'k-note'}>
              {stepZh(step)}
              {at === proposal.proposed ? '（建议）' : ''}
            </Text>
          ))}
        </View>
      ))}
    </Card>
  )
}
