import { View } from '@tarojs/components'
import './feedback.css'
import { useToastWords } from './toast-store'

/** Where toasts appear; every Page carries one. */
export function ToastHost() {
  const words = useToastWords()
  return (
    <View className="k-toast" role="status" aria-live="polite">
      {words && <View className="k-toast-words">{words}</View>}
    </View>
  )
}
