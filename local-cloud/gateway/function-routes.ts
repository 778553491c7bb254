import { CloudError, invalidParam } from '../errors'
import type { FunctionPool } from '../functions/function-pool'
import type { Routes } from './routes'
import type { SignIns } from './sign-in'

/** The browser's way to the functions: sign in, then call with the bearer token. The body is the event. */
export function functionRoutes(pool: FunctionPool, signIns: SignIns): Routes {
  return {
    'POST /auth/v1/signin/anonymously': () => signIns.anonymous(),
    'POST /auth/v1/signin/custom': ({ body }) => signIns.withTicket(body.ticket),
    'POST /auth/v1/signin/demo': ({ body }) => signIns.demo(body.accountId),
    'POST /auth/v1/token': ({ body }) => {
      if (body.grant_type !== 'refresh_token') throw invalidParam('only grant_type refresh_token is known')
      return signIns.refresh(body.refresh_token)
    },
    'POST /auth/v1/user/signout': async ({ authorization }) => {
      await signIns.signOut(authorization)
      return {}
    },
    'POST /auth/v1/revoke': async ({ authorization }) => {
      await signIns.signOut(authorization)
      return {}
    },
    'GET /auth/v1/user/me': ({ authorization }) => {
      const { uid, openid, customUserId, anonymous } = signIns.identify(authorization)
      return { sub: uid, uid, openid, customUserId, anonymous, groups: anonymous ? ['anonymous'] : [] }
    },
    'GET /v1/database/*': ({ authorization }) => {
      signIns.identify(authorization)
      throw new CloudError('PERMISSION_DENIED', 'every collection is for functions only')
    },
    'POST /v1/functions/*': ({ rest, body, authorization }) => pool.call(rest, body, signIns.identify(authorization)),
  }
}
