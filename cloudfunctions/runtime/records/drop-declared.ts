import type { RequestSecrets } from '@shared/requests/model'
import type { Context } from '../context'
import type { Doc } from '../store/types'

/**
 * A request without the answers of the self-check that came with it: once they stand in the file, or the matter is closed,
 * nobody needs what a family said of its illness a second time. Nothing to patch where none came.
 */
export const withoutDeclared = (
  ctx: Pick<Context, 'openJson' | 'sealJson'>,
  { sealed }: Pick<Doc<'requests'>, 'sealed'>,
): { sealed?: string } => {
  const { declared, ...secrets } = ctx.openJson(sealed) as RequestSecrets
  return declared === undefined ? {} : { sealed: ctx.sealJson(secrets) }
}
