import { invalidParam } from '../errors'
import type { FunctionPool } from '../functions/function-pool'
import type { ActionHandler } from './admin-endpoint'

/** `functions.*`: a function called by a server SDK. It runs without an identity, as on the platform. */
export function functionActions(pool: FunctionPool): Record<string, ActionHandler> {
  return {
    'functions.invokeFunction': async (body, _origin, caller) => {
      if (typeof body.function_name !== 'string') throw invalidParam('function_name is missing')
      const given = typeof body.request_data === 'string' && body.request_data !== '' ? body.request_data : '{}'
      const result = await pool.call(
        body.function_name,
        JSON.parse(given),
        { source: 'wx_client,scf' },
        caller?.requestId,
      )
      return { data: { response_data: JSON.stringify(result) } }
    },
  }
}
