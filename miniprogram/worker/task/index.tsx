import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { AtTheDoor } from '../../features/tasks/AtTheDoor'
import { GiveBack } from '../../features/tasks/GiveBack'
import { useTask } from '../../features/tasks/use-task'
import { useWaitingVisits } from '../../features/tasks/use-waiting-visits'
import { dueWords, taskActions, taskTone } from '../../features/tasks/view'
import { WhatTheySaid } from '../../features/tasks/WhatTheySaid'
import { openPage } from '../../routes/open-page'
import { paths } from '../../routes/paths'
import { Button } from '../../ui/actions/Button'
import { PhoneButton } from '../../ui/actions/PhoneButton'
import { Loaded } from '../../ui/feedback/Loaded'
import { Notice } from '../../ui/feedback/Notice'
import { Timeline } from '../../ui/feedback/Steps'
import { Tag } from '../../ui/feedback/Tag'
import { Card } from '../../ui/layout/Card'
import { Page } from '../../ui/layout/Page'
import { Row, Stack } from '../../ui/layout/Stack'
import { Heading, Note } from '../../ui/theme/Heading'
import { whenZh } from '../../ui/format/when-zh'
import '../../features/visits/visits.css'

/** One card: who, where, what they said, how to begin, and what to do next. */
export default function TaskPage() {
  const taskId = useRouter().params.task ?? ''
  const { task, accept, giveBack, complete, busy, error } = useTask(taskId)
  const waiting = useWaitingVisits()
  const open = (path: string) => openPage(path, { task: taskId })
  const card = task.data
  const can = card && taskActions(card)
  return (
    <Page
      title={card?.titleZh ?? '任务'}
      footer={
        can && (can.canAccept || can.canVisit || can.canComplete) ? (
          <>
            {can.canAccept && (
              <Button id="accept-task" kind="primary" size="l" block busy={busy} onPress={accept}>
                接单
              </Button>
            )}
            {can.canVisit && (
              <Button id="open-visit" kind="primary" size="l" block icon="door" onPress={() => open(paths.workerVisit)}>
                上门走访
              </Button>
            )}
            {!can.canAccept && can.canComplete && (
              <Button kind="primary" size="l" block icon="check" busy={busy} onPress={() => complete('')}>
                念完了
              </Button>
            )}
          </>
        ) : undefined
      }
    >
      <Loaded query={task}>
        {(detail) => (
          <>
            {error && <Notice tone="danger">{error.messageZh}</Notice>}
            {waiting.has(taskId) && <Notice tone="warn">走访已存在手机，有网自动送出。</Notice>}
            <Card>
              <Stack gap="s">
                <Row fit="spread">
                  <Heading>{detail.personName || detail.addressZh}</Heading>
                  <Tag tone={taskTone(detail)}>{detail.statusZh}</Tag>
                </Row>
                <View>{detail.addressZh}</View>
                <Row>
                  <Tag tone={detail.overdue ? 'danger' : 'info'} icon="clock">
                    {dueWords(detail)}
                  </Tag>
                </Row>
                {detail.phone && <PhoneButton block name={detail.personName || '他'} phone={detail.phone} />}
              </Stack>
            </Card>
            {detail.openerZh && (
              <Card title="这样开口">
                <View className="k-opener">{detail.openerZh}</View>
              </Card>
            )}
            {detail.request && <WhatTheySaid request={detail.request} />}
            {detail.registeredMembers.length > 0 && (
              <Card title="登记在这里的人">
                <Note>
                  {detail.registeredMembers.map((member) => `${member.nameZh}（${member.relationZh}）`).join('、')}
                  。上门时核对。
                </Note>
              </Card>
            )}
            {can?.knowsHousehold && !can.canAccept && <AtTheDoor onOpen={open} />}
            {detail.history.length > 0 && (
              <Card title="办到哪了">
                <Timeline
                  items={[...detail.history]
                    .reverse()
                    .map((line, index) => ({ at: whenZh(line.at), words: line.textZh, now: index === 0 }))}
                />
              </Card>
            )}
            <Row fit="spread">
              {can?.canReturn && <GiveBack busy={busy} onGiveBack={giveBack} />}
              <Button kind="quiet" icon="alert" onPress={() => open(paths.workerHarm)}>
                强制报告
              </Button>
            </Row>
          </>
        )}
      </Loaded>
    </Page>
  )
}
