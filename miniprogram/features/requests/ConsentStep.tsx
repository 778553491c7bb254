import { View } from '@tarojs/components'
import { ConsentCapture } from '../consents/ConsentCapture'
import { consentText, type EvidenceKind } from '../consents/view'
import { Stack } from '../../ui/layout/Stack'
import { Note } from '../../ui/theme/Heading'
import type { StepProps } from './step-props'

const OWN: readonly EvidenceKind[] = ['handwritten', 'thumbprint', 'spoken', 'tap']
/** Filing for another needs evidence of their own hand, voice, or somebody who saw it. */
const FOR_ANOTHER: readonly EvidenceKind[] = ['handwritten', 'thumbprint', 'spoken', 'witness']

/** The words agreed to, and the way to agree. */
export function ConsentStep({ draft, change, problems }: StepProps) {
  const proxy = draft.channel === 'proxy'
  // Who is named here is who is named in the consent the server keeps: the person who takes the request on.
  const text = consentText(proxy ? 'proxyFiling' : 'visit', draft.place?.contactName ?? '网格员')
  return (
    <Stack>
      <View className="k-consent-words">{text}</View>
      <ConsentCapture
        ways={proxy ? FOR_ANOTHER : OWN}
        value={draft.consent}
        label={proxy ? '请他本人在这里签名' : '请在这里签名'}
        onChange={(consent) => change({ consent })}
        error={problems.consent}
      />
      <Note>随时可以在“我的”里撤回同意。</Note>
    </Stack>
  )
}
