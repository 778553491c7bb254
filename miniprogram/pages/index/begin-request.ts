import type { RequestChannel } from '@shared/requests/model'
import { openPage } from '../../routes/open-page'
import { paths } from '../../routes/paths'

/** One tap towards help: to the questions when the place is known, to the plate when it is not. */
export async function beginRequest(channel: RequestChannel): Promise<void> {
  // Loaded with the tap: the draft brings the contract's schemas, which the first screen can do without.
  const { requestDraft, startRequest } = await import('../../features/requests/draft-store')
  startRequest(channel, null)
  await openPage(requestDraft().place ? paths.newRequest : paths.scan)
}
