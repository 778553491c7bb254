import { useState } from 'react'
import { Button } from '../../ui/actions/Button'
import { Notice } from '../../ui/feedback/Notice'
import { CheckGroup, RadioGroup } from '../../ui/form/choices'
import { Field } from '../../ui/form/Field'
import { Card } from '../../ui/layout/Card'
import { Stack } from '../../ui/layout/Stack'
import { Note } from '../../ui/theme/Heading'
import { KINDS, LEVELS } from './disaster-view'
import { usePlaces, type useOpenDisaster } from './use-disasters'

interface OpenDisasterProps {
  areaCode: string
  hand: ReturnType<typeof useOpenDisaster>
}

/** A duty officer opens an event: what it is, how strong, and where. Nothing of it is read out of a bulletin's text. */
export function OpenDisaster({ areaCode, hand }: OpenDisasterProps) {
  const [kind, setKind] = useState<string | null>(null)
  const [level, setLevel] = useState<(typeof LEVELS)[number]['value'] | null>(null)
  const [chosen, setChosen] = useState<string[]>([])
  const places = usePlaces(areaCode)
  const towns = places.data?.items ?? []
  const areaCodes = towns.length === 0 ? [areaCode] : chosen
  return (
    <Card title="有信号了，列名单">
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
        {hand.error && <Notice tone="danger">{hand.error.messageZh}</Notice>}
        <Button
          kind="primary"
          block
          busy={hand.busy}
          disabled={kind === null || level === null || areaCodes.length === 0}
          onPress={() => (kind && level ? hand.open({ kind, level, areaCodes }) : undefined)}
        >
          列出先转移、先探访名单
        </Button>
        <Note>按危房、危险区、独居、年龄、残疾等打分排序，权重写在规则里；不清楚情况的也列出来，不会漏掉。</Note>
      </Stack>
    </Card>
  )
}
