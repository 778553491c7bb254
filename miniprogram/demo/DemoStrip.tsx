import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { learnServerTime, useNow } from '../cloud/server-time'
import { chosenPerson } from '../cloud/session.h5'
import { Icon } from '../ui/theme/Icon'
import { DemoClockSheet } from './DemoClockSheet'
import { DemoMessagesSheet } from './DemoMessagesSheet'
import { demoNow } from './demo-calls'
import './demo.css'
import { useDemoMessages } from './use-demo-messages'

/** The slim strip on top of a demonstration. */
export function DemoStrip() {
  const person = chosenPerson()
  const messages = useDemoMessages(person?.accountId)
  const now = useNow(10_000)
  const [open, setOpen] = useState<'messages' | 'clock' | null>(null)
  const choose = () => void Taro.navigateTo({ url: '/pages/demo/index' })
  useEffect(() => void demoNow().then(learnServerTime, () => undefined), [])
  return (
    <>
      <div className="k-demo k-noprint" role="complementary" aria-label="演示">
        <div className="k-demo-inner">
          <button type="button" className="k-demo-button k-demo-who" id="demo-who" onClick={choose}>
            <Icon name="person" />
            <span className="k-demo-name">{person ? shortName(person.label) : '访客'}</span>
            <u>换人</u>
          </button>
          <button
            type="button"
            className="k-demo-button"
            id="demo-messages"
            aria-label={`微信消息${messages.unread}条未看`}
            onClick={() => setOpen('messages')}
          >
            <Icon name="message" />
            <span>微信{messages.unread > 0 && <b className="k-demo-count">{messages.unread}</b>}</span>
          </button>
          <button type="button" className="k-demo-button" id="demo-clock" onClick={() => setOpen('clock')}>
            <Icon name="clock" />
            <span>{`${Number(now.slice(5, 7))}月${Number(now.slice(8, 10))}日 ${now.slice(11, 16)}`}</span>
          </button>
        </div>
      </div>
      <DemoMessagesSheet open={open === 'messages'} messages={messages} onClose={() => setOpen(null)} />
      <DemoClockSheet open={open === 'clock'} onClose={() => setOpen(null)} />
    </>
  )
}

/** 「叶根福（居民）」 → 「叶根福」: the strip has room for a name. */
const shortName = (label: string): string => label.split(/[（(，,·\s]/)[0]?.slice(0, 6) || label.slice(0, 6)
