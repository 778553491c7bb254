import type { WhoAnswers } from '@shared/areas/contract'
import { PhoneButton } from '../../ui/actions/PhoneButton'
import { Card } from '../../ui/layout/Card'
import { Facts } from '../../ui/layout/Facts'
import { Stack } from '../../ui/layout/Stack'
import { onDutyZh } from './view'

/** Who answers at this hour, and the place one can walk to. */
export function WhoAnswersCard({ who }: { who: WhoAnswers }) {
  const point = who.villagePoint
  const onDutyIsOther = who.onDutyNow.phone !== who.gridWorker?.phone
  return (
    <>
      <Card title="现在谁接电话">
        <Stack gap="s">
          <Facts items={[{ name: '现在', value: onDutyZh(who) }]} />
          {onDutyIsOther && <PhoneButton block name={who.onDutyNow.name} phone={who.onDutyNow.phone} />}
        </Stack>
      </Card>
      {point && (
        <Card title="也可以去这里">
          <Stack gap="s">
            <Facts
              items={[
                { name: '地方', value: point.name },
                { name: '地址', value: point.addressZh },
                { name: '开门', value: point.openingHoursZh },
                { name: '电话', value: point.phone },
              ]}
            />
            <PhoneButton kind="quiet" name={point.name} phone={point.phone} />
          </Stack>
        </Card>
      )}
    </>
  )
}
