import { Text, View } from '@tarojs/components'
import type { DisasterLine } from '@shared/warnings/disaster-contract'
import { Button } from '../../ui/actions/Button'
import { Notice } from '../../ui/feedback/Notice'
import { Tag } from '../../ui/feedback/Tag'
import { Card } from '../../ui/layout/Card'
import { BANDS, bandTone, deadlineZh, MARKS, stateTone, whyZh } from './disaster-view'
import './disaster.css'

interface DisasterListProps {
  rows: readonly DisasterLine[]
  /** Left out on an event that is closed. */
  onMark?: (line: DisasterLine, state: (typeof MARKS)[number]['value']) => unknown
}

/** Whom to go to first: band by band, printable as it stands, with a box to tick where there is no network. */
export function DisasterList({ rows, onMark }: DisasterListProps) {
  return (
    <>
      {BANDS.map(({ id, zh }) => {
        const some = rows.filter(({ band }) => band === id)
        return some.length === 0 ? null : (
          <Card key={id} kind="flush" title={`${zh}（${some.length}）`}>
            <View role="list" aria-label={zh} className="k-list">
              {some.map((line) => (
                <Line key={line.rowId} line={line} onMark={onMark} />
              ))}
            </View>
          </Card>
        )
      })}
    </>
  )
}

function Line({ line, onMark }: { line: DisasterLine; onMark: DisasterListProps['onMark'] }) {
  return (
    <View role="listitem" className="k-move">
      <View className="k-move-words">
        <View className="k-place-head">
          <Text className="k-item-title">{line.personNameZh}</Text>
          <Tag tone={bandTone(line.band)}>{line.band === 'unknown' ? '情况不明' : `${line.score}分`}</Tag>
          <Tag tone={stateTone(line.state)}>{line.stateZh}</Tag>
        </View>
        <Text className="k-note">{whyZh(line)}</Text>
        <Text className="k-note">
          {line.areaZh}
          {line.addressZh} · {line.phone ?? '没有电话'} · 责任人{line.responsibleZh || '未定'} ·{' '}
          {deadlineZh(line.deadlineAt)}
        </Text>
        {line.shelterZh && <Text className="k-note">避灾点：{line.shelterZh}</Text>}
        {line.lastZh && <Text className="k-note">{line.lastZh}</Text>}
        {line.conflictZh && <Notice tone="warn">说法不一：{line.conflictZh}</Notice>}
      </View>
      {onMark && (
        <View className="k-move-do k-noprint" role="group" aria-label={`${line.personNameZh}：怎么样了`}>
          {MARKS.map(({ value, label }) => (
            <Button key={value} label={`${label}：${line.personNameZh}`} onPress={() => onMark(line, value)}>
              {label}
            </Button>
          ))}
        </View>
      )}
      <Text className="k-move-paper">
        □已告知 □已上门 □已转移 □不愿转移 □没找到 □不需要　去向：＿＿＿＿＿＿　时间：＿＿＿＿
      </Text>
    </View>
  )
}
