import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { SignerCard } from '../../features/consents/SignerCard'
import { useAuthorization } from '../../features/consents/use-authorization'
import { useCheckingOffices } from '../../features/consents/use-checking-offices'
import { authorizationZh, consentText } from '../../features/consents/view'
import { useTask } from '../../features/tasks/use-task'
import { EmptyState } from '../../ui/feedback/states'
import { Loaded } from '../../ui/feedback/Loaded'
import { Notice } from '../../ui/feedback/Notice'
import { Page } from '../../ui/layout/Page'
import { Stack } from '../../ui/layout/Stack'
import '../../features/requests/requests.css'
import '../../features/visits/visits.css'

/** The authorization for the economic check: each adult signs for themselves, here or far away. */
export default function DoorSignPage() {
  const { task } = useTask(useRouter().params.task ?? '')
  const householdId = task.data?.householdId
  return (
    <Page title="核对授权签字">
      <Loaded query={task}>
        {() =>
          householdId ? (
            <Signers householdId={householdId} />
          ) : (
            <EmptyState icon="pen" title="先走访登记家里人，再签字" />
          )
        }
      </Loaded>
    </Page>
  )
}

function Signers({ householdId }: { householdId: string }) {
  const { status, sign, invite, busy, error } = useAuthorization(householdId)
  const offices = useCheckingOffices()
  return (
    <Loaded query={status}>
      {(authorization) => (
        <Stack>
          {offices.data && <View className="k-consent-words">{consentText('economicVerification', offices.data)}</View>}
          <Notice tone={authorization.complete ? 'ok' : 'info'}>
            {authorizationZh(authorization)}
            {!authorization.complete && '。没签齐，低保先等一等；急难救助不用等。'}
          </Notice>
          {error && <Notice tone="danger">{error}</Notice>}
          {/* Nobody signs before the words are on the screen. */}
          {offices.error && <Notice tone="danger">{offices.error.messageZh}</Notice>}
          {(offices.data ? authorization.signers : []).map((signer) => (
            <SignerCard key={signer.personId} signer={signer} sign={sign} invite={invite} busy={busy} />
          ))}
        </Stack>
      )}
    </Loaded>
  )
}
