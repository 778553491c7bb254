import { View } from '@tarojs/components'
import { Pressable } from '../../ui/actions/Pressable'
import { callPhone } from '../../ui/actions/call-phone'
import './requests.css'

const NUMBERS = [
  { phone: '110', forZh: '有人打人、有危险' },
  { phone: '120', forZh: '急病' },
  { phone: '12338', forZh: '妇女儿童受欺负' },
] as const

/** Always there and small: somebody in danger must not fill a form first. Leaves no trace on the phone. */
export function DangerLine() {
  return (
    <View className="k-danger-line" role="group" aria-label="有危险马上打电话">
      <View>现在就有危险？马上打</View>
      {NUMBERS.map(({ phone, forZh }) => (
        <Pressable
          key={phone}
          className="k-danger-number"
          label={`拨打${phone}，${forZh}`}
          onPress={() => callPhone(phone)}
        >
          {phone}
        </Pressable>
      ))}
    </View>
  )
}
