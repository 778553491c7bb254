import { createHash, randomUUID } from 'node:crypto'
import type { Store } from '../engine/store'
import { CloudError } from '../errors'
import type { Identity } from '../functions/call-environment'
import { REFRESH_SECONDS } from '../limits'
import type { DemoAccount } from '../manifest'
import type { CustomLogin } from './custom-login'
import type { SignedText } from './signed-text'

interface Person {
  uid: string
  openid?: string
  customUserId?: string
  anonymous: boolean
}

/** `expires`: machine time in seconds, so that moving the cloud's clock signs nobody out. */
interface Ticket extends Person {
  session: string
  expires: number
}

export const invalidCredentials = (message: string) => new CloudError('INVALID_CREDENTIALS', message)

/** The head of a JSON web token: the browser's SDK expects three parts. What counts is our signature. */
const head = Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url')

/**
 * Sign-ins of the browser: a signed bearer token that names the person and runs out, and a refresh token that gives the
 * next. Signing out ends the session: both tokens are refused afterwards, over restarts too.
 */
export class SignIns {
  readonly #ended: Set<string>

  constructor(
    private readonly signed: SignedText,
    private readonly store: Store,
    private readonly custom: CustomLogin,
    private readonly accounts: readonly DemoAccount[],
    private readonly lifetimeSeconds: number,
  ) {
    this.#ended = new Set(store.facts<number>('signed-out').map(({ key }) => key[1] ?? ''))
  }

  anonymous() {
    return this.begin({ uid: randomUUID(), anonymous: true })
  }

  demo(accountId: unknown) {
    const account = this.accounts.find(({ id }) => id === accountId)
    if (!account) throw invalidCredentials('no such demo account')
    return this.begin({ uid: account.id, openid: openidOf(account), anonymous: false })
  }

  /** A ticket that a server of the owner signed with the environment's custom login key. */
  withTicket(ticket: unknown) {
    const customUserId = typeof ticket === 'string' ? this.custom.userOf(ticket) : undefined
    if (customUserId === undefined) throw invalidCredentials('invalid custom login ticket')
    const uid = createHash('sha256').update(`custom ${customUserId}`).digest('hex').slice(0, 32)
    return this.begin({ uid, customUserId, anonymous: false })
  }

  refresh(token: unknown) {
    const ticket = typeof token === 'string' ? this.signed.open<Ticket>('refresh', token) : undefined
    if (!ticket || this.isOver(ticket)) throw invalidCredentials('invalid refresh token')
    return this.issue(ticket, token as string)
  }

  /** Ends the session of a request's token. */
  async signOut(authorization: string | undefined): Promise<void> {
    const { session } = this.open(authorization)
    this.#ended.add(session)
    await this.store.keepFact(['signed-out', session], Math.floor(Date.now() / 1000))
  }

  /** Who a request's `authorization` header names; throws INVALID_CREDENTIALS. */
  identify(authorization: string | undefined): Identity & { uid: string } {
    const { uid, openid, customUserId, anonymous } = this.open(authorization)
    return { uid, openid, customUserId, anonymous, trigger: 'tcb', source: 'wx_http' }
  }

  shownAccounts(): DemoAccount[] {
    return this.accounts.map((account) => ({ ...account, openid: openidOf(account) }))
  }

  private open(authorization: string | undefined): Ticket {
    const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1]
    if (token === undefined) throw invalidCredentials('no access token')
    const ticket = this.signed.open<Ticket>('bearer', token.split('.').slice(-2).join('.'))
    if (!ticket) throw invalidCredentials('invalid access token')
    if (this.isOver(ticket)) throw invalidCredentials('access token expired')
    return ticket
  }

  private isOver = ({ expires, session }: Ticket) => expires <= Date.now() / 1000 || this.#ended.has(session)

  private begin(person: Person) {
    const ticket = { ...person, session: randomUUID(), expires: Math.floor(Date.now() / 1000) + REFRESH_SECONDS }
    return this.issue(ticket, this.signed.sign('refresh', ticket))
  }

  private issue({ uid, openid, customUserId, anonymous, session }: Ticket, refreshToken: string) {
    const expires = Math.floor(Date.now() / 1000) + this.lifetimeSeconds
    const scope = anonymous ? 'anonymous' : 'user'
    const claims = { uid, openid, customUserId, anonymous, session, expires, sub: uid, exp: expires, scope }
    return {
      token_type: 'Bearer',
      access_token: `${head}.${this.signed.sign('bearer', claims)}`,
      refresh_token: refreshToken,
      expires_in: this.lifetimeSeconds,
      scope,
      groups: anonymous ? ['anonymous'] : [],
      sub: uid,
    }
  }
}

/** An account without an openid gets one that looks like WeChat's and never changes. */
export function openidOf(account: DemoAccount): string {
  return account.openid ?? `o${createHash('sha256').update(account.id).digest('base64url').slice(0, 27)}`
}
