import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { formatDate } from '@shared/kernel/dates'
import type { RiskLine, RiskView } from '@shared/visits/plan-contract'
import { localToday } from '../../../cloud/server-time'
import { Button } from '../../../ui/actions/Button'
import { Loaded } from '../../../ui/feedback/Loaded'
import { Notice } from '../../../ui/feedback/Notice'
import { Tag } from '../../../ui/feedback/Tag'
import { whenZh } from '../../../ui/format/when-zh'
import { Card } from '../../../ui/layout/Card'
import { Facts } from '../../../ui/layout/Facts'
import { Row, Stack } from '../../../ui/layout/Stack'
import { Note } from '../../../ui/theme/Heading'
import { SetRiskLevel } from './SetRiskLevel'
import { useRisk } from './use-risk'
import { heldLines, levelTone, openLines, pointsZh } from './view'
import './risk.css'

/** How much a household needs to be visited and why: for staff only, each line with its source and date. */
export function RiskCard({ householdId }: { householdId: string }) {
  const { risk, setLevel, busy, error } = useRisk(householdId)
  return (
    <Card title="走访等级" end={risk.data && <Tag tone={levelTone(risk.data.level)}>{risk.data.levelZh}</Tag>}>
      <Loaded query={risk}>
        {(seen) => (
          <Stack>
            <Summary risk={seen} />
            <Lines title="凭什么" lines={heldLines([...seen.raises, ...seen.lowers])} />
            <Unknown lines={openLines([...seen.raises, ...seen.lowers])} />
            {seen.earlier.length > 0 && (
              <Note>
                以前：{seen.earlier.map(({ wordsZh, at }) => `${formatDate(at, localToday())}${wordsZh}`).join('；')}
              </Note>
            )}
            {seen.maySet && <SetRiskLevel risk={seen} busy={busy} messageZh={error?.messageZh} onSet={setLevel} />}
            <Note>{seen.schemeZh}。只给工作人员看，用来定多久去看一次，不是审批依据。</Note>
          </Stack>
        )}
      </Loaded>
    </Card>
  )
}

function Summary({ risk }: { risk: RiskView }) {
  return (
    <>
      {risk.chosen && (
        <Notice tone="warn" title={`${risk.chosen.byName}定为${risk.chosen.levelZh}（评分是${risk.weighedZh}）`}>
          {whenZh(risk.chosen.at)}
          {risk.chosen.reasonZh !== null && `：${risk.chosen.reasonZh}`}
        </Notice>
      )}
      <Facts
        items={[
          { name: '多久去一次', value: risk.everyZh },
          { name: '按查到的', value: risk.score === null ? risk.weighedZh : `${risk.weighedZh}，${risk.score}分` },
          { name: '上次见到', value: risk.lastMetOn && formatDate(risk.lastMetOn, localToday()) },
        ]}
      />
      <View>{risk.boundsZh}</View>
      <Note>{risk.knownZh}</Note>
      {risk.heldZh !== null && <Notice>{risk.heldZh}</Notice>}
      {risk.floorsZh.map((sentence) => (
        <View key={sentence}>{sentence}</View>
      ))}
    </>
  )
}

function Lines({ title, lines }: { title: string; lines: readonly RiskLine[] }) {
  if (lines.length === 0) return <Note>还没有查到要加分的情况。</Note>
  return (
    <View role="list" aria-label={title}>
      {lines.map((line) => (
        <View key={line.id} role="listitem" className="k-risk-line">
          <View className="k-risk-head">
            <Text className="k-item-title">{line.zh}</Text>
            <Text className="k-risk-points">{pointsZh(line)}</Text>
          </View>
          {line.evidenceZh.map((sentence) => (
            <Text key={sentence} className="k-note">
              {sentence}
            </Text>
          ))}
        </View>
      ))}
    </View>
  )
}

/** Not known is not none: it is said, and who can tell. */
function Unknown({ lines }: { lines: readonly RiskLine[] }) {
  const [open, setOpen] = useState(false)
  if (lines.length === 0) return null
  return (
    <Stack gap="s">
      <Row fit="spread">
        <Text className="k-item-title">还不知道的 {lines.length}项</Text>
        <Button kind="quiet" onPress={() => setOpen(!open)}>
          {open ? '收起' : '看看'}
        </Button>
      </Row>
      {open && (
        <View role="list" aria-label="还不知道的">
          {lines.map((line) => (
            <View key={line.id} role="listitem" className="k-risk-line">
              <View className="k-risk-head">
                <Text>{line.zh}</Text>
                <Text className="k-note">{pointsZh(line)}</Text>
              </View>
              <Text className="k-note">{line.askZh}</Text>
            </View>
          ))}
        </View>
      )}
    </Stack>
  )
}
