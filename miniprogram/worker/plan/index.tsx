import { useMe } from '../../features/access/use-me'
import { postsZh } from '../../features/access/view'
import { MyVisits } from '../../features/visits/plan/MyVisits'
import { useMyPlan } from '../../features/visits/plan/use-my-plan'
import { summaryZh, toTakeAlong } from '../../features/visits/plan/view'
import { Button } from '../../ui/actions/Button'
import { EmptyState } from '../../ui/feedback/states'
import { Loaded } from '../../ui/feedback/Loaded'
import { Notice } from '../../ui/feedback/Notice'
import { Page } from '../../ui/layout/Page'
import { Stack } from '../../ui/layout/Stack'
import { Heading, Note } from '../../ui/theme/Heading'

/** The worker's month: whose door, which day, what is late; a tap begins the visit. */
export default function PlanPage() {
  const me = useMe()
  const { plan, visit, takeAlong, busy, error } = useMyPlan()
  return (
    <Page title="本月走访" subtitle={me.data && postsZh(me.data)}>
      {error && <Notice tone="danger">{error.messageZh}</Notice>}
      <Loaded
        query={plan}
        empty={{
          when: ({ visits }) => visits.length === 0,
          show: <EmptyState icon="check" title="本月没有排走访" note="有变化，夜里会重新排" />,
        }}
      >
        {({ month, today, visits }) => {
          const waiting = toTakeAlong(visits)
          return (
            <Stack>
              <Heading>{summaryZh(month, visits)}</Heading>
              {waiting.length > 0 && (
                <Button icon="list" block busy={busy} onPress={takeAlong}>
                  带上今天要走的{Math.min(waiting.length, 20)}户
                </Button>
              )}
              {waiting.length > 0 && <Note>逾期的和今天的先带在手机上，山里没网也能记。</Note>}
              <MyVisits visits={visits} today={today} onVisit={visit} />
              <Note>每天夜里重新排：走过的不动，没走成的往后挪，邻近的排在同一天。</Note>
            </Stack>
          )
        }}
      </Loaded>
    </Page>
  )
}
