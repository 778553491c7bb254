import { useState } from 'react'
import type { ParameterRow } from '@shared/eligibility/toolbox-contract'
import { localToday } from '../../../cloud/server-time'
import { Button } from '../../../ui/actions/Button'
import { Notice } from '../../../ui/feedback/Notice'
import { toast } from '../../../ui/feedback/toast-store'
import { Check, RadioGroup } from '../../../ui/form/choices'
import { Field } from '../../../ui/form/Field'
import { TextInput } from '../../../ui/form/inputs'
import { Row, Stack } from '../../../ui/layout/Stack'
import { Note } from '../../../ui/theme/Heading'
import { addDraft } from './draft-store'
import {
  draftSentence,
  editOf,
  emptyForm,
  isUnusual,
  readFigure,
  usualDays,
  type FormProblems,
  type ValueForm,
} from './view'

interface ValueFormCardProps {
  row: ParameterRow
  areas: readonly { code: string; name: string }[]
  onClose: () => void
}

/** A new value: the figure, from which day, where, on what document. It goes on the table, not into force. */
export function ValueFormCard({ row, areas, onClose }: ValueFormCardProps) {
  const [form, setForm] = useState<ValueForm>(() => emptyForm(areas[0]?.code ?? ''))
  const [problems, setProblems] = useState<FormProblems>({})
  const [everywhere, setEverywhere] = useState(true)
  const change = (patch: Partial<ValueForm>): void => {
    setForm({ ...form, ...patch })
    setProblems({})
  }
  const value = readFigure(form.figure, row)
  const unusual = value !== undefined && isUnusual(row, value)
  const areaZh = areas.find(({ code }) => code === form.area)?.name ?? ''
  const add = (): void => {
    const { edit, problems: found } = editOf(row, form, localToday())
    setProblems(found)
    if (!edit) return
    addDraft({ edit, titleZh: row.labelZh, sentenceZh: draftSentence(row, edit, areaZh) })
    toast('已放进这次改动，请到页面上方提出')
    onClose()
  }
  const input = (name: 'figure' | 'from' | 'source') => ({
    id: `${name}-${row.parameterId}`,
    value: form[name],
    wrong: problems[name] !== undefined,
    onChange: (typed: string) => change({ [name]: typed, ...(name === 'figure' ? { checked: false } : {}) }),
  })
  return (
    <Stack>
      <Field id={`figure-${row.parameterId}`} label="新的数" error={problems.figure}>
        <TextInput {...input('figure')} label="新的数" kind="money" unit={row.unitZh} maxLength={14} />
      </Field>
      {unusual && (
        <>
          <Notice tone="warn" title="这个数不常见">
            常见的是{row.typicalZh}。是不是多打了一位，或者单位不对？
          </Notice>
          <Check label="我对过原文，就是这个数" checked={form.checked} onChange={(checked) => change({ checked })} />
          {problems.checked && <Notice tone="danger">{problems.checked}</Notice>}
        </>
      )}
      <Field id={`from-${row.parameterId}`} label="哪一天起" error={problems.from}>
        <TextInput {...input('from')} label="哪一天起" placeholder="例如：2027-01-01" maxLength={12} />
        <Row>
          {usualDays(localToday()).map(({ label, date }) => (
            <Button key={date} onPress={() => change({ from: date })}>
              {label}
            </Button>
          ))}
        </Row>
      </Field>
      <Field label="在哪里实行">
        <RadioGroup
          inline
          label="在哪里实行"
          choices={[
            { value: 'county', label: areas[0]?.name ?? '全县' },
            { value: 'one', label: '只在一个乡镇' },
          ]}
          value={everywhere ? 'county' : 'one'}
          onChange={(chosen) => {
            setEverywhere(chosen === 'county')
            change({ area: areas[chosen === 'county' ? 0 : 1]?.code ?? form.area })
          }}
        />
        {!everywhere && (
          <RadioGroup
            inline
            label="哪个乡镇"
            choices={areas.slice(1).map(({ code, name }) => ({ value: code, label: name }))}
            value={form.area}
            onChange={(area) => change({ area })}
          />
        )}
      </Field>
      <Field id={`source-${row.parameterId}`} label="依据哪份文件" error={problems.source}>
        <TextInput {...input('source')} label="依据哪份文件" placeholder="例如：青民〔2026〕31号" maxLength={200} />
      </Field>
      <Note>提出以后不会马上生效：系统先算全县哪些人会受影响，再由另一个人批准。自己提的，自己不能批。</Note>
      <Row>
        <Button kind="primary" onPress={add}>
          放进这次改动
        </Button>
        <Button kind="quiet" onPress={onClose}>
          不改了
        </Button>
      </Row>
    </Stack>
  )
}
