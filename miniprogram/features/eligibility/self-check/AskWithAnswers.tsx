import { useState } from 'react'
import { answersOf, type Answered } from '@shared/eligibility/self-check-answers'
import { sessionOwner } from '../../../cloud/session'
import { openPage } from '../../../routes/open-page'
import { paths } from '../../../routes/paths'
import { Button } from '../../../ui/actions/Button'
import { Card } from '../../../ui/layout/Card'
import { Stack } from '../../../ui/layout/Stack'
import { Note } from '../../../ui/theme/Heading'
import { VisitorSheet } from './VisitorSheet'

/** Turns the answers into a request that the person still reads and sends; until then nothing leaves the page. */
export function AskWithAnswers({ history }: { history: readonly Answered[] }) {
  const [asVisitor, setAsVisitor] = useState(false)
  const ask = async (): Promise<void> => {
    if (sessionOwner() === 'visitor') return setAsVisitor(true)
    // Loaded with the tap: the draft brings the contract's schemas, which reading results can do without.
    const [{ changeDraft, requestDraft, startRequest }, { needsOfAnswers }] = await Promise.all([
      import('../../requests/draft-store'),
      import('@shared/requests/needs-of-answers'),
    ])
    const { household, members } = answersOf(history)
    startRequest('self', null)
    changeDraft({ needs: needsOfAnswers({ household, members }), declared: { household, members } })
    await openPage(requestDraft().place ? paths.newRequest : paths.scan)
  }
  return (
    <Card label="求助">
      <Stack gap="s">
        <Button id="ask-with-answers" kind="primary" size="l" block icon="hand" onPress={ask}>
          用这些情况求助
        </Button>
        <Note>会打开求助单，您看过、点了送出才算。村里的人会打电话、上门看。</Note>
      </Stack>
      <VisitorSheet open={asVisitor} onClose={() => setAsVisitor(false)} />
    </Card>
  )
}
