import { useState } from 'react'
import { learnServerTime, useNow } from '../cloud/server-time'
import { Button } from '../ui/actions/Button'
import { Notice } from '../ui/feedback/Notice'
import { Sheet } from '../ui/feedback/Sheet'
import { Row } from '../ui/layout/Stack'
import { Note } from '../ui/theme/Heading'
import { advanceDemoClock } from './demo-calls'

const HOUR_MS = 3_600_000

const STEPS = [
  { label: '过1小时', ms: HOUR_MS },
  { label: '过1天', ms: 24 * HOUR_MS },
  { label: '过7天', ms: 7 * 24 * HOUR_MS },
] as const

/** The demonstration has its own day; moving it forward runs the timers that fall due. */
export function DemoClockSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const now = useNow(1_000)
  const [state, setState] = useState<'still' | 'moving' | 'failed'>('still')
  const forward = async (ms: number): Promise<void> => {
    if (state === 'moving') return
    setState('moving')
    await advanceDemoClock(ms).then(
      (moved) => {
        learnServerTime(moved)
        setState('still')
      },
      () => setState('failed'),
    )
  }
  return (
    <Sheet open={open} title="演示时间" onClose={onClose}>
      <p style={{ margin: 0 }}>{now.slice(0, 16).replace('T', ' ')}（北京时间）</p>
      <Row fit="equal">
        {STEPS.map((step) => (
          <Button key={step.label} onPress={() => forward(step.ms)}>
            {step.label}
          </Button>
        ))}
      </Row>
      {state === 'moving' && <Notice>正在往前走，路上到点的任务都会跑一遍，可能要一两分钟……</Notice>}
      {state === 'failed' && <Notice tone="warn">时间没有拨动，请再点一次。</Notice>}
      <Note>只往前走。到点的定时任务（扫描、催办、发消息）会照常运行。</Note>
    </Sheet>
  )
}
