import { useState } from 'react'
import { Button } from '../../ui/actions/Button'
import { Notice } from '../../ui/feedback/Notice'
import { CheckGroup, RadioGroup } from '../../ui/form/choices'
import { Field } from '../../ui/form/Field'
import { Card } from '../../ui/layout/Card'
import { Stack } from '../../ui/layout/Stack'
import { Note } from '../../ui/theme/Heading'
import { KINDS, LEVELS } from './disaster-view'
import type { useSignals } from './use-duty'
import { usePlaces, type useOpenDisaster } from './use-disasters'

interface OpenDisasterProps {
  areaCode: string
  /** Left out for whom lists are not theirs to make: they put the signal on, the townships make the list. */
  hand?: ReturnType<typeof useOpenDisaster>
  signals: ReturnType<typeof useSignals>
}

/** A duty officer opens an event: what it is, how strong, and where. Nothing of it is read out of a bulletin's text. */
export function OpenDisaster({ areaCode, hand, signals }: OpenDisasterProps) {
  const [kind, setKind] = useState<string | null>(null)
  const [level, setLevel] = useState<(typeof LEVELS)[number]['value'] | null>(null)
  const [chosen, setChosen] = useState<string[]>([])
  const places = usePlaces(areaCode)
  const towns = places.data?.items ?? []
  const areaCodes = towns.length === 0 ? [areaCode] : chosen
  const signal = kind && level && areaCodes.length > 0 ? { kind, level, areaCodes } : undefined
  const problem = hand?.error ?? signals.error
  return (
    <Card title={hand ? '有信号了，列名单' : '登记气象、洪水信号'}>
      <Stack>
        <Field label="什么灾害">
          <RadioGroup inline label="什么灾害" choices={KINDS} value={kind} onChange={setKind} />
        </Field>
        <Field label="哪一级">
          <RadioGroup inline label="哪一级" choices={LEVELS} value={level} onChange={setLevel} />
        </Field>
        {towns.length > 0 && (
          <Field label="哪些乡镇">
            <CheckGroup
              label="哪些乡镇"
              choices={towns.map(({ code, name }) => ({ value: code, label: name }))}
              values={chosen}
              onChange={setChosen}
            />
          </Field>
        )}
        {problem && <Notice tone="danger">{problem.messageZh}</Notice>}
        {hand && (
          <Button
            kind="primary"
            block
            busy={hand.busy}
            disabled={signal === undefined}
            onPress={() => (signal ? hand.open(signal) : undefined)}
          >
            列出先转移、先探访名单
          </Button>
        )}
        <Button
          block
          kind={hand ? 'secondary' : 'primary'}
          busy={signals.busy}
          disabled={signal === undefined}
          onPress={() => (signal ? signals.put(signal) : undefined)}
        >
          {hand ? '先登记信号，不列名单' : '登记信号'}
        </Button>
        <Note>
          {hand
            ? '按危房、危险区、独居、年龄、残疾等打分排序，权重写在规则里；不清楚情况的也列出来，不会漏掉。'
            : '登记后，当地乡镇会看到信号，由他们列转移名单。'}
        </Note>
      </Stack>
    </Card>
  )
}
