import { View } from '@tarojs/components'
import { useState } from 'react'
import { formatDate } from '@shared/kernel/dates'
import { localToday } from '../../cloud/server-time'
import { OpenItem, type WhatToOpen } from '../../features/applications/OpenItem'
import { AuthorizationCard } from '../../features/consents/AuthorizationCard'
import { ScreeningCard } from '../../features/eligibility/ScreeningCard'
import { HouseholdFileCard } from '../../features/households/HouseholdFileCard'
import { HouseholdItems } from '../../features/applications/HouseholdItems'
import { RiskCard } from '../../features/visits/risk/RiskCard'
import { VisitList } from '../../features/visits/VisitList'
import { useHouseholdFile } from '../../features/households/use-household-file'
import type { Me } from '../../features/access/view'
import { officePagesOf } from '../../features/office/office-nav'
import { OfficeScreen } from '../../features/office/OfficeScreen'
import { openedHousehold, type OpenedHousehold } from '../../features/office/opened-household'
import { Button } from '../../ui/actions/Button'
import { PrintButton } from '../../ui/capture/PrintButton'
import { EmptyState } from '../../ui/feedback/states'
import { Loaded } from '../../ui/feedback/Loaded'
import { Card } from '../../ui/layout/Card'
import { Row, Stack } from '../../ui/layout/Stack'
import { TwoPane } from '../../ui/layout/TwoPane'
import { Heading, Note } from '../../ui/theme/Heading'

/** The household's file as an officer of the area works with it. */
export default function HouseholdPage() {
  const opened = openedHousehold()
  return (
    <OfficeScreen page="households" title="一户一档">
      {(areaCode, me) =>
        opened ? (
          <Household opened={opened} areaCode={areaCode} me={me} />
        ) : (
          <EmptyState
            icon="people"
            title="请重新打开档案"
            note="为了不把谁家写进网址，刷新后要从预警、办件或档案列表里再点一次。"
          />
        )
      }
    </OfficeScreen>
  )
}

function Household({ opened, areaCode, me }: { opened: OpenedHousehold; areaCode: string; me: Me }) {
  const { householdId } = opened
  const file = useHouseholdFile(householdId)
  // A department opens the file for its own matter; how often somebody visits is the area's.
  const seesRisk = officePagesOf(me).includes('households')
  const [what, setWhat] = useState<WhatToOpen | null>(null)
  return (
    <Loaded query={file}>
      {(household) => (
        <View>
          <TwoPane
            even
            side={
              <>
                <Card>
                  <Stack gap="s">
                    <Heading>{household.headNameZh}家</Heading>
                    <Note>
                      {household.areaZh} · {household.addressZh}
                    </Note>
                    <Note>
                      {household.membersConfirmedOn
                        ? `${formatDate(household.membersConfirmedOn, localToday())}走访确认过家里人`
                        : '家里人还没有走访确认'}
                      {household.staffRelative === true && ' · 近亲属备案'}
                    </Note>
                    <Row fit="equal">
                      <Button icon="plus" onPress={() => setWhat({ ...opened })}>
                        一事一议
                      </Button>
                      <PrintButton>打印</PrintButton>
                    </Row>
                  </Stack>
                </Card>
                <HouseholdItems areaCode={areaCode} householdId={householdId} />
                <AuthorizationCard householdId={householdId} />
                {seesRisk && <RiskCard householdId={householdId} />}
                <VisitList householdId={householdId} />
              </>
            }
          >
            <ScreeningCard
              householdId={householdId}
              onOpen={(row) =>
                setWhat({
                  ...opened,
                  policyId: row.policyId,
                  personId: row.personId ?? undefined,
                  titleZh: row.titleZh,
                })
              }
            />
            <HouseholdFileCard file={household} />
          </TwoPane>
          <OpenItem what={what} onClose={() => setWhat(null)} />
        </View>
      )}
    </Loaded>
  )
}
