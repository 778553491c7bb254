import { gateway } from './build-constants'
import { TransportFailure } from './transport-failure'

/** Who this window is. Kept in sessionStorage, so that two windows can be two people. */
interface Session {
  token?: string
  accountId?: string
  label?: string
}

const KEY = 'koumen.session'
let opening: Promise<string> | undefined

const read = (): Session => {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Session
  } catch {
    return {}
  }
}

const write = (session: Session): void => sessionStorage.setItem(KEY, JSON.stringify(session))

/** Names the person in keys of this device's storage. */
export const sessionOwner = (): string => read().accountId ?? 'visitor'

/** The demonstration person this window acts as, if one was chosen. */
export const chosenPerson = (): { accountId: string; label: string } | null => {
  const { accountId, label } = read()
  return accountId === undefined ? null : { accountId, label: label ?? accountId }
}

/** Acts as a demonstration person from now on, in this window only. */
export async function signInAs(account: { id: string; label: string }): Promise<void> {
  const token = await signIn('signin/demo', { accountId: account.id })
  write({ token, accountId: account.id, label: account.label })
}

/** Back to being nobody in particular. */
export const signOut = (): void => sessionStorage.removeItem(KEY)

/** The token is no longer known to the server; the person stays chosen. */
export const forgetToken = (): void => write({ ...read(), token: undefined })

/** The bearer token of this window; signs in (anonymously when nobody was chosen) if there is none. */
export async function accessToken(): Promise<string> {
  const { token } = read()
  if (token) return token
  return (opening ??= open().finally(() => (opening = undefined)))
}

/** Somebody may be chosen while the answer is on its way: whoever was chosen last is who this window is. */
async function open(): Promise<string> {
  const session = read()
  const token = session.accountId
    ? await signIn('signin/demo', { accountId: session.accountId })
    : await signIn('signin/anonymously', {})
  const now = read()
  if (now.accountId !== session.accountId) return now.token ?? open()
  write({ ...now, token })
  return token
}

async function signIn(path: string, body: object): Promise<string> {
  const answer = await fetch(`${gateway}/auth/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new TransportFailure('unavailable')
  const { access_token: token } = (await answer.json()) as { access_token?: string }
  if (!token) throw new TransportFailure('unavailable')
  return token
}
