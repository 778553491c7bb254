import { Button as NativeButton, Text } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '../actions/Button'
import '../actions/button.css'
import { buttonClass } from '../actions/button-props'
import { Sheet } from '../feedback/Sheet'
import { List, ListItem } from '../layout/List'
import { Stack } from '../layout/Stack'
import { Note } from '../theme/Heading'
import { agree, AGREE_ID, refuse, usePrivacyAsked } from './privacy-requests'

/** Before the first use of camera, microphone or album WeChat asks; this sheet says what each is for (个人信息保护法第十七条). */
export function PrivacySheet() {
  const asked = usePrivacyAsked()
  return (
    <Sheet open={asked} title="先问您一声" onClose={refuse}>
      <Stack>
        <List label="要用到什么，为什么">
          <ListItem icon="camera" title="相机" note="扫门牌、拍房子和材料" />
          <ListItem icon="mic" title="话筒" note="说话代替打字，声音会留给来看您的人听" />
          <ListItem icon="image" title="相册" note="挑您选的照片，别的不看" />
        </List>
        <Note>只在您点的时候用，只给办您这件事的人看。不同意也能用，打字就行。</Note>
        <Button id="read-privacy" kind="quiet" icon="file" block onPress={() => Taro.openPrivacyContract()}>
          看《用户隐私保护指引》
        </Button>
        <NativeButton
          id={AGREE_ID}
          className={buttonClass({ kind: 'primary', size: 'l', block: true, children: null }, false)}
          hoverClass="k-button--hover"
          openType="agreePrivacyAuthorization"
          onAgreePrivacyAuthorization={agree}
        >
          <Text className="k-button-words">同意</Text>
        </NativeButton>
        <Button id="refuse-privacy" kind="quiet" block onPress={refuse}>
          不同意，我打字
        </Button>
      </Stack>
    </Sheet>
  )
}
