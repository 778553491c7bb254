import { Text, View } from '@tarojs/components'
import type { OutputOf } from '@shared/kernel/contract'
import type { warningsContract } from '@shared/warnings/contract'
import { Button } from '../../../ui/actions/Button'
import { Pressable } from '../../../ui/actions/Pressable'
import { Notice } from '../../../ui/feedback/Notice'
import { whenZh } from '../../../ui/format/when-zh'
import { Card } from '../../../ui/layout/Card'
import { Stack } from '../../../ui/layout/Stack'
import { Note } from '../../../ui/theme/Heading'
import type { useComparing } from './use-yearly'
import { countsZh, PARTS, passedZh } from './yearly-view'
import './yearly.css'

type Overview = OutputOf<(typeof warningsContract)['actions']['yearlyOverview']>

interface YearlyHeadProps {
  overview: Overview
  comparing: ReturnType<typeof useComparing>
  openArea: (areaCode: string) => void
}

/** The year at a glance: how far it is, how many were never troubled, and where the others live. */
export function YearlyHead({ overview, comparing, openArea }: YearlyHeadProps) {
  const { year, progress, total, byArea } = overview
  return (
    <>
      <Card title={`${year}年：免打扰通过${passedZh(total)}`}>
        <Stack>
          {comparing.error && <Notice tone="warn">{comparing.error.messageZh}</Notice>}
          {progress.status === 'running' ? (
            <View role="status" aria-live="polite">
              正在比对：{comparing.done ?? progress.done}/{progress.total}户。可以离开这一页，系统会接着比。
            </View>
          ) : (
            <>
              {progress.finishedAt && <Note>{whenZh(progress.finishedAt)}比对完。打开一个人时会再比一次。</Note>}
              <Button kind="primary" block icon="retry" busy={comparing.busy} onPress={comparing.start}>
                {progress.status === 'notBegun' ? '开始比对' : '按现在的数据重新比对'}
              </Button>
            </>
          )}
          {total.holders > 0 && <Area name="合计" counts={total} />}
        </Stack>
      </Card>
      {byArea.length > 0 && (
        <Card title="哪里还没对上" kind="flush">
          <View className="k-list" role="list" aria-label="按地方">
            {byArea.map((area) => (
              <View key={area.areaCode} role="listitem">
                <Pressable className="k-year-press" onPress={() => openArea(area.areaCode)}>
                  <Area name={area.areaZh} counts={area} />
                </Pressable>
              </View>
            ))}
          </View>
        </Card>
      )}
      <Feeds feeds={overview.feeds} />
    </>
  )
}

function Area({ name, counts }: { name: string; counts: Overview['total'] }) {
  return (
    <View className="k-year-area">
      <Text className="k-item-title">{name}</Text>
      <View className="k-year-bar" aria-hidden>
        {PARTS.map((part) => (
          <View key={part} className={`k-year-part k-year-part--${part}`} style={{ flexGrow: counts[part] }} />
        ))}
      </View>
      <Text className="k-note">{countsZh(counts)}</Text>
    </View>
  )
}

function Feeds({ feeds }: { feeds: Overview['feeds'] }) {
  return (
    <Card title="和哪些名单比">
      <Stack gap="s">
        {feeds.map(({ titleZh, departmentZh, lastDataOn }) => (
          <Note key={titleZh}>
            {titleZh}（{departmentZh}）：{lastDataOn ? `${lastDataOn}的数据` : '还没有收到'}
          </Note>
        ))}
      </Stack>
    </Card>
  )
}
