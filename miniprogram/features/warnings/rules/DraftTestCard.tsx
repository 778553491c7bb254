import { Text, View } from '@tarojs/components'
import type { RuleChangeView, TestView } from '@shared/warnings/county-rules/contract'
import { Button } from '../../../ui/actions/Button'
import { Notice } from '../../../ui/feedback/Notice'
import { Card } from '../../../ui/layout/Card'
import { Stack } from '../../../ui/layout/Stack'
import { Note } from '../../../ui/theme/Heading'
import { barOf, countZh, testSentence } from './rules-view'
import './rules.css'
import type { useRuleChange } from './use-rules'

interface DraftTestCardProps {
  detail: RuleChangeView
  test: ReturnType<typeof useRuleChange>['test']
}

/** What the rule would have done over the last year: how many, when, where, how many rightly. Nobody is named. */
export function DraftTestCard({ detail, test }: DraftTestCardProps) {
  const shown = test.progress ?? detail.test
  const stale = shown !== null && !shown.ofThisDraft
  return (
    <Card title="用过去一年的数据试一遍">
      <Stack>
        {test.error && <Notice tone="warn">{test.error.messageZh}</Notice>}
        {shown && !shown.finished && <Progress test={shown} />}
        {shown?.finished && !stale && <Result test={shown} />}
        {stale && <Notice tone="warn">条件改过了，要再试一遍。</Notice>}
        {detail.may.edit && !(shown?.finished && !stale) && (
          <Button
            kind="primary"
            block
            icon="play"
            busy={test.running}
            disabled={detail.problems.length > 0}
            onPress={test.start}
          >
            {shown && !shown.finished ? '接着试' : '试一遍'}
          </Button>
        )}
        <Note>只告诉有多少、在哪里，不告诉是谁。不到5户的不写准数。没有真的报预警。</Note>
      </Stack>
    </Card>
  )
}

function Progress({ test }: { test: TestView }) {
  const percent = test.total === 0 ? 100 : Math.floor((test.done * 100) / test.total)
  return (
    <View role="status" aria-live="polite">
      <View>
        正在一户一户地看：{test.done}/{test.total}户
      </View>
      <View className="k-test-track" role="progressbar" aria-label="进度" aria-valuenow={percent}>
        <View className="k-test-done" style={{ width: `${percent}%` }} />
      </View>
    </View>
  )
}

function Result({ test }: { test: TestView }) {
  const months = test.byMonth.map(({ count }) => count)
  const towns = test.byTownship.map(({ count }) => count)
  return (
    <>
      <View>{testSentence(test)}</View>
      {months.length > 0 && (
        <View className="k-months" role="list" aria-label="按月">
          {test.byMonth.map(({ month, count }) => (
            <View key={month} className="k-month" role="listitem" aria-label={`${month}：${countZh(count, '次')}`}>
              <Text className="k-note">{count ?? '<5'}</Text>
              <View className="k-month-bar" style={{ height: `${barOf(count, months)}%` }} />
              <Text className="k-note">{Number(month.slice(5))}月</Text>
            </View>
          ))}
        </View>
      )}
      <View role="list" aria-label="按乡镇">
        {test.byTownship.map(({ areaZh, count }) => (
          <View key={areaZh} className="k-town" role="listitem">
            <Text>{areaZh}</Text>
            <View className="k-test-track" aria-hidden>
              <View className="k-test-done" style={{ width: `${barOf(count, towns)}%` }} />
            </View>
            <Text className="k-note">{countZh(count, '次')}</Text>
          </View>
        ))}
      </View>
    </>
  )
}
