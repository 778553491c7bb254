import { View } from '@tarojs/components'
import { localToday } from '../../cloud/server-time'
import { OfficeScreen } from '../../features/office/OfficeScreen'
import { officePagesOf } from '../../features/office/office-nav'
import { LateVisits } from '../../features/visits/plan/LateVisits'
import { LoadKey, PlanAreas } from '../../features/visits/plan/PlanAreas'
import { usePlanOverview } from '../../features/visits/plan/use-plan-overview'
import { EmptyState } from '../../ui/feedback/states'
import { Loaded } from '../../ui/feedback/Loaded'
import { Card } from '../../ui/layout/Card'
import { TwoPane } from '../../ui/layout/TwoPane'
import { Note } from '../../ui/theme/Heading'
import '../../features/visits/plan/plan.css'

/** The visits of the month in a town or village: what is late, and how each grid is loaded. */
export default function VisitsPage() {
  return (
    <OfficeScreen page="visits" title="走访计划">
      {(areaCode, me) => <Plans areaCode={areaCode} mayOpen={officePagesOf(me).includes('households')} />}
    </OfficeScreen>
  )
}

function Plans({ areaCode, mayOpen }: { areaCode: string; mayOpen: boolean }) {
  const overview = usePlanOverview(areaCode)
  return (
    <Loaded
      query={overview}
      empty={{
        when: ({ areas }) => areas.length === 0,
        show: (
          <EmptyState
            icon="door"
            title="本月还没有走访计划"
            note="夜里按风险等级自动排；刚导入数据的，第二天能看到。"
          />
        ),
      }}
    >
      {({ month, asked, made, late, areas, lateVisits }) => (
        <TwoPane
          even
          side={
            <>
              <Card title={`${Number(month.slice(5))}月`}>
                <View className="k-plan-head">
                  <Note>走过 / 该走</Note>
                  <View className="k-plan-figure">
                    {made}/{asked}
                  </View>
                </View>
                <Note>
                  {late > 0 ? `其中${late}户次逾期` : '没有逾期的'}。等级和频次由评分定，经办人可以写明理由另定。
                </Note>
              </Card>
              <LateVisits visits={lateVisits} mayOpen={mayOpen} />
            </>
          }
        >
          <LoadKey />
          <PlanAreas areas={areas} today={localToday()} />
        </TwoPane>
      )}
    </Loaded>
  )
}
