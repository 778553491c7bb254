import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { DisasterLine } from '@shared/warnings/disaster-contract'
import { Button } from '../../ui/actions/Button'
import { PhoneButton } from '../../ui/actions/PhoneButton'
import { Notice } from '../../ui/feedback/Notice'
import { Tag } from '../../ui/feedback/Tag'
import { Card } from '../../ui/layout/Card'
import { bandTone, deadlineZh, stateTone, whyZh } from './disaster-view'
import './disaster.css'
import { FIRST_MARKS, isToDo, MORE_MARKS, type MoveLine } from './moves-view'

interface MoveCardProps {
  line: MoveLine
  /** Place in the order, from 1. */
  turn: number
  onMark: (line: DisasterLine, state: (typeof FIRST_MARKS | typeof MORE_MARKS)[number]['value']) => unknown
}

/** One person to go to: who, where, what to reckon with, whom to call, and one large press for what was found. */
export function MoveCard({ line, turn, onMark }: MoveCardProps) {
  const [isOpen, setOpen] = useState(false)
  const shows = isOpen || isToDo(line)
  const mark: MoveCardProps['onMark'] = async (which, state) => {
    await onMark(which, state)
    setOpen(false)
  }
  return (
    <Card label={line.personNameZh}>
      <View className="k-turn">
        <View className="k-turn-head">
          <Text className="k-turn-no">{turn}</Text>
          <View className="k-turn-words">
            <View className="k-place-head">
              <Text className="k-item-title">{line.personNameZh}</Text>
              <Tag tone={bandTone(line.band)}>{line.bandZh}</Tag>
              <Tag tone={stateTone(line.state)}>{line.stateZh}</Tag>
              {line.waiting && <Tag tone="warn">已存在手机</Tag>}
            </View>
            <Text>
              {line.areaZh}
              {line.addressZh}
            </Text>
            <Text className="k-note">{[whyZh(line), deadlineZh(line.deadlineAt)].filter(Boolean).join(' · ')}</Text>
            {line.shelterZh && <Text className="k-note">避灾点：{line.shelterZh}</Text>}
            {line.conflictZh && <Notice tone="warn">说法不一：{line.conflictZh}</Notice>}
          </View>
        </View>
        {shows ? (
          <>
            {line.phone && <PhoneButton block size="l" name={line.personNameZh} phone={line.phone} />}
            <View className="k-turn-do" role="group" aria-label={`${line.personNameZh}：怎么样了`}>
              {FIRST_MARKS.map(({ value, label }) => (
                <Button key={value} size="l" label={`${label}：${line.personNameZh}`} onPress={() => mark(line, value)}>
                  {label}
                </Button>
              ))}
            </View>
            <View className="k-turn-do">
              {MORE_MARKS.map(({ value, label }) => (
                <Button
                  key={value}
                  kind="quiet"
                  label={`${label}：${line.personNameZh}`}
                  onPress={() => mark(line, value)}
                >
                  {label}
                </Button>
              ))}
            </View>
          </>
        ) : (
          <Button kind="quiet" label={`改一下：${line.personNameZh}`} onPress={() => setOpen(true)}>
            改一下
          </Button>
        )}
      </View>
    </Card>
  )
}
