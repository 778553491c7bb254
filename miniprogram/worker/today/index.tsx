import { useState } from 'react'
import { useMe } from '../../features/access/use-me'
import { coordinates, postsZh } from '../../features/access/view'
import { MessagePermission } from '../../features/notifications/MessagePermission'
import { startRequest } from '../../features/requests/draft-store'
import { TaskCardItem } from '../../features/tasks/TaskCardItem'
import { useMyTasks } from '../../features/tasks/use-my-tasks'
import { useWaitingVisits } from '../../features/tasks/use-waiting-visits'
import { summaryZh } from '../../features/tasks/view'
import { SealedEntry } from '../../features/visits/SealedEntry'
import { MoveEntry } from '../../features/warnings/MoveEntry'
import { openPage } from '../../routes/open-page'
import { paths } from '../../routes/paths'
import { Button } from '../../ui/actions/Button'
import { EmptyState } from '../../ui/feedback/states'
import { Loaded } from '../../ui/feedback/Loaded'
import { Notice } from '../../ui/feedback/Notice'
import { QueuedList } from '../../ui/feedback/QueuedList'
import { RadioGroup } from '../../ui/form/choices'
import { Page } from '../../ui/layout/Page'
import { Row, Stack } from '../../ui/layout/Stack'
import { Heading } from '../../ui/theme/Heading'

const TABS = [
  { value: 'open', label: '要办的' },
  { value: 'done', label: '办过的' },
] as const

/** The worker's day: who to see, until when, and what still waits on the phone. */
export default function TodayPage() {
  const [show, setShow] = useState<'open' | 'done'>('open')
  const tasks = useMyTasks(show)
  const waiting = useWaitingVisits()
  const me = useMe()
  const fileForAnother = () => {
    startRequest('proxy', null)
    return openPage(paths.scan)
  }
  return (
    <Page title="今天" subtitle={me.data && postsZh(me.data)}>
      <MoveEntry me={me} />
      <RadioGroup inline label="看哪些任务" choices={TABS} value={show} onChange={setShow} />
      <Loaded
        query={tasks}
        empty={{
          when: ({ items }) => items.length === 0,
          show: (
            <EmptyState
              icon="check"
              title={show === 'open' ? '没有要办的任务' : '还没有办过的任务'}
              note={show === 'open' ? '有新任务，微信会告诉您' : undefined}
            />
          ),
        }}
      >
        {({ items, fresh }) => (
          <Stack>
            {!fresh && <Notice tone="warn">没有网络，这是上次看到的任务。走访可以照常记，有网自动送出。</Notice>}
            {show === 'open' && <Heading>{summaryZh(items)}</Heading>}
            {items.map((task) => (
              <TaskCardItem
                key={task.taskId}
                task={task}
                waiting={waiting.has(task.taskId) ? '走访已存在手机' : undefined}
                onOpen={() => openPage(paths.workerTask, { task: task.taskId })}
              />
            ))}
          </Stack>
        )}
      </Loaded>
      <QueuedList capability="visits" showDelivered />
      <MessagePermission keys={['newTask']} label="有新任务，微信告诉我" />
      <Row fit="equal">
        <Button icon="door" onPress={() => openPage(paths.workerPlan)}>
          本月走访
        </Button>
        <Button icon="pen" onPress={fileForAnother}>
          替人填求助
        </Button>
        {me.data && coordinates(me.data) && (
          <Button icon="list" onPress={() => openPage(paths.workerRequests)}>
            本片求助
          </Button>
        )}
      </Row>
      <SealedEntry me={me.data} />
      <Button kind="quiet" icon="alert" onPress={() => openPage(paths.workerHarm)}>
        发现孩子受伤害、家庭暴力，马上报告
      </Button>
    </Page>
  )
}
