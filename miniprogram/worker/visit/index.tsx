import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { TaskDetail } from '@shared/tasks/contract'
import { useTask } from '../../features/tasks/use-task'
import { OutcomePart } from '../../features/visits/OutcomePart'
import { useVisitForm } from '../../features/visits/use-visit-form'
import { VisitOutcomeCard } from '../../features/visits/VisitOutcomeCard'
import { VisitParts } from '../../features/visits/VisitParts'
import { openPage } from '../../routes/open-page'
import { paths } from '../../routes/paths'
import { Button } from '../../ui/actions/Button'
import { Loaded } from '../../ui/feedback/Loaded'
import { Notice } from '../../ui/feedback/Notice'
import { Card } from '../../ui/layout/Card'
import { Page } from '../../ui/layout/Page'
import { Note } from '../../ui/theme/Heading'
import '../../features/visits/visits.css'

/** The log of a visit: 见到本人 → 平安 → 完成, and everything else only when it is needed. */
export default function VisitPage() {
  const taskId = useRouter().params.task ?? ''
  const { task } = useTask(taskId)
  if (task.data) return <Visit key={taskId} task={task.data} />
  return (
    <Page title="走访">
      <Loaded query={task}>{() => null}</Loaded>
    </Page>
  )
}

function Visit({ task }: { task: TaskDetail }) {
  const visit = useVisitForm(task)
  const { form, change, problems, state } = visit
  const writing = state === 'writing' || state === 'refused'
  if (!writing)
    return (
      <Page title="走访" subtitle={task.addressZh}>
        <VisitOutcomeCard
          state={state}
          messageZh={visit.messageZh}
          result={visit.result}
          taskId={task.taskId}
          onAgain={visit.again}
          onRestart={visit.restart}
        />
      </Page>
    )
  return (
    <Page
      title="走访"
      subtitle={`${task.personName} ${task.addressZh}`.trim()}
      footer={
        <>
          {Object.keys(problems).length > 0 && <Notice tone="warn">{Object.values(problems)[0]}</Notice>}
          {state === 'refused' && <Notice tone="danger">{visit.messageZh}</Notice>}
          <Button id="finish-visit" kind="primary" size="l" block icon="check" onPress={visit.finish}>
            完成
          </Button>
        </>
      }
    >
      {task.openerZh && <View className="k-opener">{task.openerZh}</View>}
      <Card>
        <OutcomePart form={form} change={change} problems={problems} />
      </Card>
      {form.outcome === 'met' && <VisitParts form={form} change={change} problems={problems} />}
      <Button kind="quiet" icon="alert" onPress={() => openPage(paths.workerHarm, { task: task.taskId })}>
        发现孩子受伤害、家庭暴力，马上报告
      </Button>
      <Note>没有网络也能记，先存在手机，有网自动送出。</Note>
    </Page>
  )
}
