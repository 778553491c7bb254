import { Text, View } from '@tarojs/components'
import type { ChangeDetail } from '@shared/eligibility/change-contract'
import { Button } from '../../../ui/actions/Button'
import { Notice } from '../../../ui/feedback/Notice'
import { Tag } from '../../../ui/feedback/Tag'
import { Card } from '../../../ui/layout/Card'
import { Facts } from '../../../ui/layout/Facts'
import { Stack } from '../../../ui/layout/Stack'
import { Heading, Note } from '../../../ui/theme/Heading'
import './rule-changes.css'
import type { useChange } from './use-change'
import { effectSentence, percentDone } from './view'

/** How far the preview is, and what it found of each policy. */
export function PreviewCard({
  detail,
  preview,
}: {
  detail: ChangeDetail
  preview: ReturnType<typeof useChange>['preview']
}) {
  const running = detail.status === 'previewing'
  const progress = { ...detail, ...(running ? preview.progress : undefined) }
  return (
    <Card title="全县算一遍，会怎么样">
      <Stack>
        {running && (
          <View role="status" aria-live="polite">
            <View>
              正在一户一户地算：{progress.done}/{progress.total}户
            </View>
            <View
              className="k-progress"
              role="progressbar"
              aria-label="试算进度"
              aria-valuenow={percentDone(progress)}
              aria-valuemin={0}
              aria-valuemax={100}
            >
              <View className="k-progress-done" style={{ width: `${percentDone(progress)}%` }} />
            </View>
            <Note>可以离开这一页，系统会接着算，回来能看到。</Note>
          </View>
        )}
        {preview.error && (
          <Notice tone="warn">
            {preview.error.messageZh}
            <Button icon="retry" onPress={preview.goOn}>
              接着算
            </Button>
          </Notice>
        )}
        {!running && (
          <View>
            算了{detail.total}户，{detail.touched === 0 ? '没有一户受影响' : `${detail.touched}户会受影响`}。
          </View>
        )}
        {detail.effects.map((effect) => (
          <Effect key={effect.policyId} effect={effect} />
        ))}
        <Note>这是按现在掌握的情况算的，不是审批结果。以前的决定按当时的规则，不会跟着改。</Note>
      </Stack>
    </Card>
  )
}

function Effect({ effect }: { effect: ChangeDetail['effects'][number] }) {
  const moved = Math.max(1, effect.gains + effect.loses)
  return (
    <View className="k-effect" role="group" aria-label={effect.titleZh}>
      <Heading level={3}>{effect.titleZh}</Heading>
      <View>{effectSentence(effect)}</View>
      {effect.gains + effect.loses > 0 && (
        <View className="k-balance" aria-hidden>
          <View className="k-balance-gains" style={{ width: `${(effect.gains / moved) * 100}%` }} />
          <View className="k-balance-loses" style={{ width: `${(effect.loses / moved) * 100}%` }} />
        </View>
      )}
      {effect.costBeforeZh === effect.costAfterZh ? (
        <Note>每月要发的钱不变（一次性的、按年的不算在里面）。</Note>
      ) : (
        <Facts
          items={[
            { name: '现在', value: effect.costBeforeZh },
            { name: '改了以后', value: effect.costAfterZh },
            { name: '相差', value: <Text className="k-effect-difference">{effect.costDifferenceZh}</Text> },
          ]}
        />
      )}
      {effect.doubtZh && <Tag tone="warn">{effect.doubtZh}</Tag>}
    </View>
  )
}
