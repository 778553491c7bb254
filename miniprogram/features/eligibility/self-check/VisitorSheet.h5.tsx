import Taro from '@tarojs/taro'
import { useDemo } from '../../../demo/demo-accounts'
import { Button } from '../../../ui/actions/Button'
import { PhoneButton } from '../../../ui/actions/PhoneButton'
import { Sheet } from '../../../ui/feedback/Sheet'
import { Stack } from '../../../ui/layout/Stack'
import { Note } from '../../../ui/theme/Heading'

/** Whoever asks for help must be found again: how, for somebody who is nobody in particular in this window. */
export function VisitorSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const accounts = useDemo()
  return (
    <Sheet open={open} title="求助要能找到您" onClose={onClose}>
      <Stack>
        <Note>在微信里打开“叩门”就能送出求助，不用先填证号。刚才的答案还在这个窗口里。</Note>
        <PhoneButton block name="民政热线12345" phone="12345" />
        {accounts && (
          <Button
            id="be-somebody"
            kind="primary"
            block
            icon="person"
            onPress={() => Taro.navigateTo({ url: '/pages/demo/index' })}
          >
            演示：选一个人来求助
          </Button>
        )}
      </Stack>
    </Sheet>
  )
}
