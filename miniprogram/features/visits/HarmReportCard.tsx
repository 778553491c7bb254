import { HARM_NUMBERS_ZH } from '@shared/visits/sentences'
import { Button } from '../../ui/actions/Button'
import { PhoneButton } from '../../ui/actions/PhoneButton'
import { Loaded } from '../../ui/feedback/Loaded'
import { Notice } from '../../ui/feedback/Notice'
import { Tag } from '../../ui/feedback/Tag'
import { Field } from '../../ui/form/Field'
import { TextArea } from '../../ui/form/inputs'
import { whenZh } from '../../ui/format/when-zh'
import { Card } from '../../ui/layout/Card'
import { Facts } from '../../ui/layout/Facts'
import { List, ListItem } from '../../ui/layout/List'
import { Row, Stack } from '../../ui/layout/Stack'
import { useHarmReport } from './use-harm-report'

/** One report, opened by whom it was routed to: what was seen, who to ask, what was done. */
export function HarmReportCard({ reportId }: { reportId: string }) {
  const { report, noteZh, setNote, note, busy, error } = useHarmReport(reportId)
  return (
    <Stack>
      <Notice tone="danger">{HARM_NUMBERS_ZH}</Notice>
      <Loaded query={report}>
        {(one) => (
          <>
            <Card title={one.kindZh} end={<Tag tone={harmTone(one.status)}>{one.statusZh}</Tag>}>
              <Facts
                items={[
                  { name: '编号', value: one.reportNo },
                  { name: '时间', value: one.atZh },
                  { name: '在哪里', value: [one.areaZh, one.whereZh].filter(Boolean).join(' ') },
                  { name: '看到听到', value: one.wordsZh },
                  { name: '报告人', value: `${one.reporter.roleZh} ${one.reporter.nameZh}（请保密）` },
                ]}
              />
              {one.reporter.phone && <PhoneButton name={one.reporter.nameZh} phone={one.reporter.phone} />}
            </Card>
            {one.handling.length > 0 && (
              <Card kind="flush" title="处理记录">
                <List label="处理记录">
                  {one.handling.map((step) => (
                    <ListItem
                      key={step.at}
                      title={step.noteZh}
                      note={`${whenZh(step.at)} ${step.byName} ${step.stepZh}`}
                    />
                  ))}
                </List>
              </Card>
            )}
            {one.status !== 'closed' && (
              <Card title="我做了什么">
                <Stack>
                  <Field id="harm-note" label="写几句" hint="只有专门的同志能看" error={error}>
                    <TextArea id="harm-note" label="我做了什么" maxLength={500} value={noteZh} onChange={setNote} />
                  </Field>
                  <Row fit="equal">
                    <Button id="harm-take" busy={busy} onPress={() => note('take')}>
                      记下，还在办
                    </Button>
                    <Button id="harm-close" kind="primary" busy={busy} onPress={() => note('close')}>
                      办结
                    </Button>
                  </Row>
                </Stack>
              </Card>
            )}
          </>
        )}
      </Loaded>
    </Stack>
  )
}

export const harmTone = (status: 'open' | 'taken' | 'closed') =>
  status === 'open' ? 'danger' : status === 'taken' ? 'warn' : 'ok'
