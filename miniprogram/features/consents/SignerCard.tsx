import { View } from '@tarojs/components'
import { useState } from 'react'
import type { AuthorizationStatus } from '@shared/consents/contract'
import { Button } from '../../ui/actions/Button'
import { Tag } from '../../ui/feedback/Tag'
import { Card } from '../../ui/layout/Card'
import { Row, Stack } from '../../ui/layout/Stack'
import { Note } from '../../ui/theme/Heading'
import { whenZh } from '../../ui/format/when-zh'
import { isGiven, sendEvidence, type ConsentDraft } from './consent-draft'
import { ConsentCapture } from './ConsentCapture'
import type { useAuthorization } from './use-authorization'

type Signer = AuthorizationStatus['signers'][number]
type Authorization = Pick<ReturnType<typeof useAuthorization>, 'sign' | 'invite' | 'busy'>

/** One adult: signed, signing here, or signing on their own phone with a code. */
export function SignerCard({ signer, sign, invite, busy }: Authorization & { signer: Signer }) {
  const [here, setHere] = useState(false)
  const [draft, setDraft] = useState<ConsentDraft | null>(null)
  const [code, setCode] = useState<{ code: string; expiresAt: string }>()
  const signed = signer.signedAt !== null
  const save = async (): Promise<void> => {
    if (isGiven(draft) && (await sign(signer.personId, () => sendEvidence(draft)))) setHere(false)
  }
  return (
    <Card
      title={signer.nameZh}
      end={<Tag tone={signed ? 'ok' : 'warn'}>{signed ? '已签' : signer.invitedUntil ? '等他签' : '没签'}</Tag>}
    >
      {signer.signedAt !== null ? (
        <Note>
          {whenZh(signer.signedAt)} {signer.evidenceZh}
        </Note>
      ) : (
        <Stack gap="s">
          {here && (
            <>
              <ConsentCapture
                ways={['handwritten', 'thumbprint', 'spoken', 'witness']}
                label={`${signer.nameZh}签名`}
                value={draft}
                onChange={setDraft}
              />
              <Button kind="primary" block busy={busy} disabled={!isGiven(draft)} onPress={save}>
                签好了
              </Button>
            </>
          )}
          {code && (
            <View>
              <View className="k-code">{code.code}</View>
              <Note>
                把这个签字码告诉{signer.nameZh}，让他打开叩门“我收到了签字码”。{whenZh(code.expiresAt)}
                前有效，只能用一次。
              </Note>
            </View>
          )}
          {!code && signer.invitedUntil && <Note>签字码已给，{whenZh(signer.invitedUntil)}前有效</Note>}
          {!here && (
            <Row fit="equal">
              <Button icon="pen" onPress={() => setHere(true)}>
                当面签
              </Button>
              <Button icon="message" busy={busy} onPress={async () => setCode(await invite(signer.personId))}>
                他不在，给签字码
              </Button>
            </Row>
          )}
        </Stack>
      )}
    </Card>
  )
}
