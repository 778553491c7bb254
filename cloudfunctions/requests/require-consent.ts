import { isEnough, TOO_WEAK_ZH } from '@shared/consents/evidence'
import { CONSENT_TEXTS } from '@shared/consents/texts'
import type { ParsedInputOf } from '@shared/kernel/contract'
import { invalidField, KoumenError } from '@shared/kernel/errors'
import type { requestsContract } from '@shared/requests/contract'

type Input = ParsedInputOf<typeof requestsContract.actions.submit>
export type GivenConsent = NonNullable<Input['consent']> & { purpose: 'visit' | 'proxyFiling' }

/**
 * The consent this request needs: the person's own for `self`, strong evidence of the other's for `proxy`. A `lead` is
 * never held up for one: a report of need or danger needs no consent (DESIGN, "a lead is not a proxy filing").
 */
export const requireConsent = ({ channel, consent }: Input): GivenConsent | null => {
  if (channel === 'lead') return null
  const purpose = channel === 'proxy' ? 'proxyFiling' : 'visit'
  if (!consent) throw new KoumenError('CONSENT_REQUIRED')
  if (consent.textVersion !== CONSENT_TEXTS[purpose].version) {
    throw invalidField('consent.textVersion', '同意书的文字更新了，请再看一遍，再点同意。')
  }
  if (!isEnough(consent.evidence, purpose, channel === 'proxy' ? 'proxyPhone' : 'ownPhone')) {
    throw new KoumenError('CONSENT_REQUIRED', TOO_WEAK_ZH)
  }
  return { ...consent, purpose }
}
