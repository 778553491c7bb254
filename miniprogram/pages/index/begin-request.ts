import type { RequestChannel } from '@shared/requests/model'
import { requestDraft, startRequest } from '../../features/requests/draft-store'
import { openPage } from '../../routes/open-page'
import { paths } from '../../routes/paths'

/** One tap towards help: to the questions when the place is known, to the plate when it is not. */
export function beginRequest(channel: RequestChannel): Promise<void> {
  startRequest(channel, null)
  return openPage(requestDraft().place ? paths.newRequest : paths.scan)
}
