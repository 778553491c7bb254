import { Image, View } from '@tarojs/components'
import { Loaded } from '../../ui/feedback/Loaded'
import { Card } from '../../ui/layout/Card'
import { Stack } from '../../ui/layout/Stack'
import { whenZh } from '../../ui/format/when-zh'
import { Note } from '../../ui/theme/Heading'
import { useVisits } from '../households/use-household-file'
import './visits.css'

/** The visits to one household, as officers read them. */
export function VisitList({ householdId }: { householdId: string }) {
  const visits = useVisits(householdId)
  return (
    <Card title="走访记录">
      <Loaded query={visits} empty={{ when: ({ items }) => items.length === 0, show: <Note>还没有走访</Note> }}>
        {({ items }) => (
          <Stack>
            {items.map((visit) => (
              <Stack key={visit.visitId} gap="s">
                <Note>
                  {whenZh(visit.startedAt)} {visit.visitorName} · {visit.outcomeZh}
                  {visit.safetyZh && ` · ${visit.safetyZh}`}
                  {visit.arrivedLate && ' · 离线补传'}
                </Note>
                {visit.wordsZh && <View>{visit.wordsZh}</View>}
                {visit.policiesToldZh.length > 0 && <Note>政策已告知：{visit.policiesToldZh.join('、')}</Note>}
                {visit.photoUrls.map((url) => (
                  <Image key={url} src={url} mode="aspectFill" className="k-visit-photo" aria-label="走访照片" />
                ))}
              </Stack>
            ))}
          </Stack>
        )}
      </Loaded>
    </Card>
  )
}
