import { Text, View } from '@tarojs/components'

export default function Screen() {
  return (
    <View role="main" aria-label="x">
      <Text>office/queue</Text>
    </View>
  )
}
