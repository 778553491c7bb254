import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { AtTheDoor } from '../tasks/AtTheDoor'
import { paths } from '../../routes/paths'
import { Button } from '../../ui/actions/Button'
import { Notice } from '../../ui/feedback/Notice'
import { Card } from '../../ui/layout/Card'
import { Stack } from '../../ui/layout/Stack'
import { useOnline } from '../../cloud/use-online'
import type { VisitResult, VisitState } from './use-visit-form'

export interface VisitOutcomeCardProps {
  state: VisitState
  messageZh?: string
  result?: VisitResult
  taskId: string
  onAgain: () => unknown
  onRestart: () => unknown
}

/** 已存在手机 → 已送达, and what to do next at the same door. */
export function VisitOutcomeCard({ state, messageZh, result, taskId, onAgain, onRestart }: VisitOutcomeCardProps) {
  const online = useOnline()
  const open = (path: string) => Taro.redirectTo({ url: `${path}?task=${taskId}` })
  if (state !== 'delivered' || result === undefined)
    return (
      <Card>
        <Stack>
          <Notice tone="warn" title="已存在手机">
            {online ? (messageZh ?? '正在送出…') : '没有网络，有网了自动送出，不会丢。'}
          </Notice>
          <Button icon="retry" onPress={onAgain}>
            现在再送
          </Button>
          <Button kind="primary" block onPress={() => Taro.redirectTo({ url: paths.workerToday })}>
            回到今天
          </Button>
        </Stack>
      </Card>
    )
  return (
    <Card>
      <Stack>
        <Notice tone="ok" title="已送达">
          <View>{result.nextZh}</View>
        </Notice>
        {result.arrivedLate && <Notice tone="warn">任务在这之前已经变了，这次走访留给乡镇看。</Notice>}
        {result.canAskZh && <Notice>{result.canAskZh}</Notice>}
        {result.householdId !== null && <AtTheDoor onOpen={open} />}
        <Button kind="primary" block onPress={() => Taro.redirectTo({ url: paths.workerToday })}>
          回到今天
        </Button>
        <Button kind="quiet" onPress={onRestart}>
          再记一次走访
        </Button>
      </Stack>
    </Card>
  )
}
