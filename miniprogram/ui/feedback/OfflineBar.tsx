import { View } from '@tarojs/components'
import { useOfflineQueue } from '../../cloud/use-offline-queue'
import { useOnline } from '../../cloud/use-online'
import { Icon } from '../theme/Icon'
import './feedback.css'

/** Says that the network is away and what is waiting on the phone, so that nobody fears for what they wrote. */
export function OfflineBar() {
  const online = useOnline()
  const { waiting } = useOfflineQueue()
  if (online && waiting === 0) return null
  return (
    <View className={`k-offline${online ? ' k-offline--ok' : ''}`} role="status">
      <Icon name={online ? 'retry' : 'offline'} />
      {sentence(online, waiting)}
    </View>
  )
}

const sentence = (online: boolean, waiting: number): string => {
  if (waiting === 0) return '现在没有网络，看到的可能不是最新的'
  return online ? `正在送出${waiting}条…` : `没有网络，${waiting}条已存在手机，有网会自动送出`
}
