import { cloud } from '../../../cloud/client'
import { useMutation } from '../../../cloud/use-mutation'
import { clearDrafts, useDrafts } from './draft-store'

/** Proposes what is on the table; the answer names the change whose preview has begun. */
export function usePropose() {
  const drafts = useDrafts()
  const { run, busy, error } = useMutation((noteZh: string, intent) =>
    cloud.eligibility.proposeChange({ edits: drafts.map(({ edit }) => edit), noteZh }, intent),
  )
  const propose = async (noteZh: string): Promise<string | undefined> => {
    const answer = await run(noteZh)
    if (answer) clearDrafts()
    return answer?.changeId
  }
  return { drafts, propose, busy, error }
}
