import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { plateOfParams } from '../../../features/doorplates/read-plate'
import { ConsentStep } from '../../../features/requests/ConsentStep'
import { ContactStep } from '../../../features/requests/ContactStep'
import { DangerLine } from '../../../features/requests/DangerLine'
import { useRequestDraft } from '../../../features/requests/draft-store'
import { NeedStep } from '../../../features/requests/NeedStep'
import { SendBar } from '../../../features/requests/SendBar'
import { useAddressedPlate } from '../../../features/requests/use-addressed-plate'
import { useRequestSteps } from '../../../features/requests/use-request-steps'
import { useSendRequest } from '../../../features/requests/use-send-request'
import { WordsStep } from '../../../features/requests/WordsStep'
import { paths } from '../../../routes/paths'
import { Button } from '../../../ui/actions/Button'
import { EmptyState } from '../../../ui/feedback/states'
import { Loaded } from '../../../ui/feedback/Loaded'
import { Steps } from '../../../ui/feedback/Steps'
import { Page } from '../../../ui/layout/Page'
import { Row } from '../../../ui/layout/Stack'
import { Note } from '../../../ui/theme/Heading'

const TITLES = { self: '我要求助', proxy: '帮别人说', lead: '帮别人说' } as const
const SEND = { self: '求助', proxy: '替他求助', lead: '说一声' } as const

/** One calm flow, one question a step; what was written stays until the server has it. */
export default function NewRequestPage() {
  const draft = useRequestDraft()
  const plate = useAddressedPlate(plateOfParams(useRouter().params))
  const steps = useRequestSteps(draft)
  const sending = useSendRequest(() => Taro.redirectTo({ url: paths.requestDone }))
  const send = async (): Promise<void> => steps.showProblems(await sending.send())
  const title = TITLES[draft.channel]

  if (draft.place === null) {
    const toPlace = (
      <Button kind="primary" size="l" icon="scan" onPress={() => Taro.redirectTo({ url: paths.scan })}>
        扫门牌或选村子
      </Button>
    )
    return (
      <Page title={title} footer={<DangerLine />}>
        <Loaded query={plate} otherwise={toPlace}>
          {(found) =>
            found === null && (
              <EmptyState icon="map" title="先说在哪里" note="扫一下门牌，或者选村子">
                {toPlace}
              </EmptyState>
            )
          }
        </Loaded>
      </Page>
    )
  }

  const props = { draft, change: steps.change, problems: steps.problems }
  return (
    <Page
      title={title}
      footer={
        <>
          {steps.last || sending.state !== 'writing' ? (
            <SendBar
              state={sending.state}
              messageZh={sending.messageZh}
              progressZh={sending.progressZh}
              label={SEND[draft.channel]}
              onSend={send}
              onAgain={sending.again}
            />
          ) : (
            <Button id="next-step" kind="primary" size="l" block onPress={steps.next}>
              下一步
            </Button>
          )}
          <DangerLine />
        </>
      }
    >
      <Row fit="spread">
        <Note>{draft.place.addressZh}</Note>
        {steps.back && sending.state === 'writing' && (
          <Button kind="quiet" onPress={steps.back}>
            上一步
          </Button>
        )}
      </Row>
      <Steps names={steps.names} current={steps.current} />
      <View>
        {steps.step === 'need' && <NeedStep {...props} />}
        {steps.step === 'words' && <WordsStep {...props} />}
        {steps.step === 'contact' && <ContactStep {...props} />}
        {steps.step === 'consent' && <ConsentStep {...props} />}
      </View>
    </Page>
  )
}
