import type { FunctionPool } from '../functions/function-pool'
import type { Routes } from './routes'
import type { SignIns } from './sign-in'

/** The browser's way to the functions: sign in, then call with the bearer token. The body is the event. */
export function functionRoutes(pool: FunctionPool, signIns: SignIns): Routes {
  return {
    'POST /auth/v1/signin/anonymously': () => signIns.anonymous(),
    'POST /auth/v1/signin/demo': ({ body }) => signIns.demo(body.accountId),
    'GET /auth/v1/user/me': ({ authorization }) => {
      const { uid, openid, anonymous } = signIns.identify(authorization)
      return { sub: uid, openid, anonymous }
    },
    'POST /v1/functions/*': ({ rest, body, authorization }) => pool.call(rest, body, signIns.identify(authorization)),
  }
}
