import { useRouter } from '@tarojs/taro'
import { useMe } from '../../features/access/use-me'
import { DangerLine } from '../../features/requests/DangerLine'
import { useReportHarm } from '../../features/visits/use-report-harm'
import { Button } from '../../ui/actions/Button'
import { EmptyState } from '../../ui/feedback/states'
import { Loaded } from '../../ui/feedback/Loaded'
import { Notice } from '../../ui/feedback/Notice'
import { RadioGroup } from '../../ui/form/choices'
import { Field } from '../../ui/form/Field'
import { TextArea, TextInput } from '../../ui/form/inputs'
import { Card } from '../../ui/layout/Card'
import { Page } from '../../ui/layout/Page'
import { Stack } from '../../ui/layout/Stack'
import { Note } from '../../ui/theme/Heading'

const KINDS = [
  { value: 'child', label: '孩子受伤害' },
  { value: 'domesticViolence', label: '家庭暴力' },
] as const

/** Mandatory report (未成年人保护法第十一条): private, separate from the visit, shown in no list. */
export default function HarmPage() {
  const { task } = useRouter().params
  const me = useMe()
  return (
    <Page title="强制报告" footer={<DangerLine />}>
      <Loaded query={me}>
        {(mine) => {
          const post = mine.staff[0]
          if (post === undefined)
            return <EmptyState icon="shield" title="这里给工作人员用" note="有危险请打110或12338" />
          return <Report areaCode={post.areaCode} taskId={task} />
        }}
      </Loaded>
    </Page>
  )
}

function Report({ areaCode, taskId }: { areaCode: string; taskId: string | undefined }) {
  const report = useReportHarm(areaCode, taskId)
  if (report.sent)
    return (
      <Notice tone="ok" title={`已报告，编号${report.sent.reportNo}`}>
        {report.sent.nextZh}
      </Notice>
    )
  return (
    <Card>
      <Stack>
        <Note>单独加密送出，不进走访记录，家里人看不到。</Note>
        <RadioGroup label="哪一种" choices={KINDS} value={report.kind} onChange={report.setKind} />
        <Field id="harm-where" label="在哪里" optional>
          <TextInput id="harm-where" label="在哪里" maxLength={100} value={report.whereZh} onChange={report.setWhere} />
        </Field>
        <Field id="harm-words" label="看到了什么、听到了什么">
          <TextArea
            id="harm-words"
            label="看到了什么"
            maxLength={1000}
            value={report.wordsZh}
            onChange={report.setWords}
          />
        </Field>
        {report.error && <Notice tone="danger">{report.error}</Notice>}
        <Button kind="primary" size="l" block busy={report.busy} onPress={report.submit}>
          马上报告
        </Button>
      </Stack>
    </Card>
  )
}
