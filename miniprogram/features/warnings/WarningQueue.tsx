import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { householdEntries, type QueueEntry } from '@shared/warnings/household-entries'
import { Button } from '../../ui/actions/Button'
import { Pressable } from '../../ui/actions/Pressable'
import { Notice } from '../../ui/feedback/Notice'
import { Tag } from '../../ui/feedback/Tag'
import { List } from '../../ui/layout/List'
import { Card } from '../../ui/layout/Card'
import type { WarningRow } from '@shared/warnings/contract'
import { HandleEntry } from './HandleEntry'
import { openWarning } from './opened-warning'
import type { useHandling } from './use-warnings'
import { entryDue, entryNote, handlingsOf, lookAgainOf, SEVERITY_ZH, severityTone, type Handling } from './view'
import './warnings.css'

interface WarningQueueProps {
  rows: readonly WarningRow[]
  hand: ReturnType<typeof useHandling>
}

/** The officer's rows: who, what, until when, what was done last, and the four things to do, without leaving the list. */
export function WarningQueue({ rows, hand }: WarningQueueProps) {
  const [chosen, setChosen] = useState<{ entry: QueueEntry; handling: Handling } | null>(null)
  const close = () => {
    hand.reset()
    setChosen(null)
  }
  return (
    <Card kind="flush">
      <List label="预警">
        {householdEntries(rows).map((entry) => (
          <Entry key={entry.rows[0].warningId} entry={entry} choose={(handling) => setChosen({ entry, handling })} />
        ))}
      </List>
      {chosen && <HandleEntry key={chosen.handling} {...chosen} hand={hand} onClose={close} />}
    </Card>
  )
}

function Entry({ entry, choose }: { entry: QueueEntry; choose: (handling: Handling) => void }) {
  const [first] = entry.rows
  return (
    <View role="listitem" className={`k-warning${entry.overdue ? ' k-warning--overdue' : ''}`}>
      <View className="k-warning-head">
        <Tag tone={severityTone(entry.severity)}>{SEVERITY_ZH[entry.severity]}</Tag>
        <Pressable
          className="k-warning-name"
          label={`${entry.namesZh}，${entry.reasonsZh}，${entryDue(entry)}，打开看`}
          onPress={() => openWarning(first.warningId)}
        >
          <Text className="k-warning-who">{entry.namesZh}</Text>
        </Pressable>
        <Tag tone={entry.overdue ? 'danger' : 'neutral'}>
          {first.status === 'closed' ? first.statusZh : entryDue(entry)}
        </Tag>
      </View>
      <View className="k-warning-why">
        {entry.rows.map((row) => (
          <Pressable key={row.warningId} className="k-warning-reason" onPress={() => openWarning(row.warningId)}>
            {row.titleZh}
          </Pressable>
        ))}
      </View>
      <Text className="k-note">{entryNote(entry)}</Text>
      {lookAgainOf(entry).map((words) => (
        <Notice key={words} tone="warn">
          {words}
        </Notice>
      ))}
      <View className="k-warning-do" role="group" aria-label={`${entry.namesZh}：怎么处理`}>
        {handlingsOf(entry).map(({ value, label, icon }) => (
          <Button key={value} icon={icon} label={`${label}：${entry.namesZh}`} onPress={() => choose(value)}>
            {label}
          </Button>
        ))}
      </View>
    </View>
  )
}
