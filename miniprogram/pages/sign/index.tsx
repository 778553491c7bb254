import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { sendEvidence, type ConsentDraft } from '../../features/consents/consent-draft'
import { ConsentCapture } from '../../features/consents/ConsentCapture'
import { useSigning } from '../../features/consents/use-signing'
import { whenZh } from '../../ui/format/when-zh'
import { paths } from '../../routes/paths'
import { Button } from '../../ui/actions/Button'
import { EmptyState } from '../../ui/feedback/states'
import { Notice } from '../../ui/feedback/Notice'
import { Field } from '../../ui/form/Field'
import { TextInput } from '../../ui/form/inputs'
import { Card } from '../../ui/layout/Card'
import { Page } from '../../ui/layout/Page'
import { Stack } from '../../ui/layout/Stack'
import { Note } from '../../ui/theme/Heading'
import '../../features/requests/requests.css'

/** An absent member signs on their own phone: the code, the words, the last four of the number, the hand. */
export default function SignPage() {
  const signing = useSigning(useRouter().params.code)
  const [draft, setDraft] = useState<ConsentDraft | null>(null)
  if (signing.signedAt)
    return (
      <Page title="签字">
        <EmptyState icon="check" title="签好了，谢谢您" note={`${whenZh(signing.signedAt)}，可以随时在“我的”里撤回。`}>
          <Button onPress={() => Taro.reLaunch({ url: paths.home })}>回首页</Button>
        </EmptyState>
      </Page>
    )
  if (signing.invitation === undefined)
    return (
      <Page title="签字">
        <Card title="填签字码">
          <Stack>
            <Field id="sign-code" label="签字码" hint="工作人员发给您的，只能用一次" error={signing.error}>
              <TextInput
                id="sign-code"
                label="签字码"
                value={signing.code}
                maxLength={20}
                wrong={signing.error !== undefined}
                onChange={signing.typeCode}
              />
            </Field>
            <Button kind="primary" size="l" block onPress={signing.read}>
              看看要签什么
            </Button>
          </Stack>
        </Card>
      </Page>
    )
  return (
    <Page
      title="签字"
      footer={
        <Button
          kind="primary"
          size="l"
          block
          busy={signing.busy}
          onPress={() => signing.submit(draft && (() => sendEvidence(draft)))}
        >
          我同意并签字
        </Button>
      }
    >
      <Card title={`给${signing.invitation.nameMaskedZh}签的`}>
        <Stack>
          <View className="k-consent-words">{signing.invitation.textZh}</View>
          <Note>{whenZh(signing.invitation.expiresAt)}前有效</Note>
          <Field id="id-tail" label="证号最后4位" hint="最后一位可能是X">
            <TextInput
              id="id-tail"
              kind="idNumber"
              label="证号最后4位"
              maxLength={4}
              value={signing.idTail}
              onChange={signing.typeIdTail}
            />
          </Field>
          <ConsentCapture ways={['handwritten', 'thumbprint', 'spoken']} value={draft} onChange={setDraft} />
        </Stack>
      </Card>
      {signing.error && <Notice tone="danger">{signing.error}</Notice>}
    </Page>
  )
}
