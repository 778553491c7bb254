import { createHash, randomUUID } from 'node:crypto'
import { CloudError } from '../errors'
import type { Identity } from '../functions/call-environment'
import type { DemoAccount } from '../manifest'
import type { SignedText } from './signed-text'

interface Bearer {
  uid: string
  openid?: string
  anonymous: boolean
  /** Machine time in seconds: moving the cloud's clock signs nobody out. */
  expires: number
}

export const invalidCredentials = (message: string) => new CloudError('INVALID_CREDENTIALS', message)

/** Sign-ins of the browser: a signed bearer token that names the person and runs out. */
export class SignIns {
  constructor(
    private readonly signed: SignedText,
    private readonly accounts: readonly DemoAccount[],
    private readonly lifetimeSeconds: number,
  ) {}

  anonymous() {
    return this.issue({ uid: randomUUID(), anonymous: true })
  }

  demo(accountId: unknown) {
    const account = this.accounts.find(({ id }) => id === accountId)
    if (!account) throw invalidCredentials('no such demo account')
    return this.issue({ uid: account.id, openid: openidOf(account), anonymous: false })
  }

  /** Who a request's `authorization` header names; throws INVALID_CREDENTIALS. */
  identify(authorization: string | undefined): Identity & { uid: string } {
    const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1]
    if (token === undefined) throw invalidCredentials('no access token')
    const bearer = this.signed.open<Bearer>('bearer', token)
    if (!bearer) throw invalidCredentials('invalid access token')
    if (bearer.expires <= Date.now() / 1000) throw invalidCredentials('access token expired')
    const { uid, openid, anonymous } = bearer
    return { uid, openid, anonymous, trigger: 'tcb', source: 'wx_http' }
  }

  shownAccounts(): DemoAccount[] {
    return this.accounts.map((account) => ({ ...account, openid: openidOf(account) }))
  }

  private issue(person: Omit<Bearer, 'expires'>) {
    const expires = Math.floor(Date.now() / 1000) + this.lifetimeSeconds
    return {
      token_type: 'Bearer',
      access_token: this.signed.sign('bearer', { ...person, expires }),
      expires_in: this.lifetimeSeconds,
      sub: person.uid,
    }
  }
}

/** An account without an openid gets one that looks like WeChat's and never changes. */
export function openidOf(account: DemoAccount): string {
  return account.openid ?? `o${createHash('sha256').update(account.id).digest('base64url').slice(0, 27)}`
}
