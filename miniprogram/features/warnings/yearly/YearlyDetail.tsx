import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { FINDING_LABELS } from '@shared/warnings/yearly-check/labels'
import type { YearlyFinding } from '@shared/warnings/yearly-check/model'
import { Button } from '../../../ui/actions/Button'
import { Loaded } from '../../../ui/feedback/Loaded'
import { Notice } from '../../../ui/feedback/Notice'
import { Tag } from '../../../ui/feedback/Tag'
import { RadioGroup } from '../../../ui/form/choices'
import { Field } from '../../../ui/form/Field'
import { TextInput } from '../../../ui/form/inputs'
import { Card } from '../../../ui/layout/Card'
import { Stack } from '../../../ui/layout/Stack'
import { Heading, Note } from '../../../ui/theme/Heading'
import { useYearlyCheck } from './use-yearly'
import { OUTCOME_TONES } from './yearly-view'
import './yearly.css'

const FINDINGS = (Object.entries(FINDING_LABELS) as [YearlyFinding, { zh: string }][]).map(([value, { zh }]) => ({
  value,
  label: zh,
}))

interface YearlyDetailProps {
  checkId: string
  onDone: () => Promise<unknown>
  onClose: () => void
}

/** One holder: point by point what each list says, and what the federation found. */
export function YearlyDetail({ checkId, onDone, onClose }: YearlyDetailProps) {
  const one = useYearlyCheck(checkId, onDone)
  return (
    <Loaded query={one.check}>
      {(check) => (
        <>
          <Card title={check.personNameZh} end={<Tag tone={OUTCOME_TONES[check.outcome]}>{check.stateZh}</Tag>}>
            <Stack gap="s">
              <Note>
                {check.areaZh} · {check.addressZh}
              </Note>
              {check.moved && <Notice tone="warn">上次比对以后，部门的数据又变了。下面是刚才比的。</Notice>}
              {check.points.map((point) => (
                <View key={point.key} className="k-point" role="group" aria-label={point.nameZh}>
                  <View className="k-point-head">
                    <Heading level={3}>{point.nameZh}</Heading>
                    <Tag tone={OUTCOME_TONES[point.outcome]}>{point.outcomeZh}</Tag>
                  </View>
                  <Text>{point.becauseZh}</Text>
                  {point.sayings.map((saying, at) => (
                    <Text key={`${saying.sourceZh}${at}`} className="k-note">
                      {saying.sourceZh}：{saying.valueZh}
                      {saying.asOf ? `（${saying.asOf}）` : ''}
                    </Text>
                  ))}
                </View>
              ))}
              {check.confirmedZh && <Note>{check.confirmedZh}</Note>}
              <Button kind="quiet" icon="back" onPress={onClose}>
                回到名单
              </Button>
            </Stack>
          </Card>
          {check.state === 'passed' ? (
            <Notice tone="info">各方数据都对得上，今年不用打扰本人。</Notice>
          ) : (
            <Confirm one={one} visitSent={check.visitSent} isOpen={check.state === 'open'} />
          )}
        </>
      )}
    </Loaded>
  )
}

interface ConfirmProps {
  one: ReturnType<typeof useYearlyCheck>
  visitSent: boolean
  isOpen: boolean
}

function Confirm({ one, visitSent, isOpen }: ConfirmProps) {
  const [finding, setFinding] = useState<YearlyFinding | null>(null)
  const [note, setNote] = useState('')
  return (
    <Card title={isOpen ? '核实以后，记下结果' : '改一次结果'}>
      <Stack>
        {one.error && <Notice tone="danger">{one.error.messageZh}</Notice>}
        {isOpen &&
          (visitSent ? (
            <Note>已经请网格员上门看看。</Note>
          ) : (
            <Button icon="door" busy={one.busy} onPress={one.sendVisit}>
              请网格员上门看看
            </Button>
          ))}
        <RadioGroup label="核实结果" choices={FINDINGS} value={finding} onChange={setFinding} />
        <Field label="备注" optional>
          <TextInput label="备注" value={note} maxLength={300} onChange={setNote} />
        </Field>
        <Button
          kind="primary"
          block
          busy={one.busy}
          disabled={finding === null}
          onPress={() => finding && one.confirm(finding, note.trim())}
        >
          记下
        </Button>
        <Note>这里不改证件、不停补贴，只记今年核对过了。要注销、换证、改等级，到残联的系统里办。</Note>
      </Stack>
    </Card>
  )
}
