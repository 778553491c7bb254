import { useState } from 'react'
import { cloud } from '../../cloud/client'
import { useQuery } from '../../cloud/use-query'
import { OfficeScreen } from '../../features/office/OfficeScreen'
import { SilentDetail, SilentMap, SilentTable } from '../../features/warnings/SilentMap'
import { Loaded } from '../../ui/feedback/Loaded'
import { TwoPane } from '../../ui/layout/TwoPane'
import { Note } from '../../ui/theme/Heading'

/** Where fewer requests and warnings come than expected: those who are in need there are perhaps not heard. */
export default function SilentPage() {
  return (
    <OfficeScreen page="ledger" title="哪里太安静">
      {(areaCode) => <Silent areaCode={areaCode} />}
    </OfficeScreen>
  )
}

function Silent({ areaCode }: { areaCode: string }) {
  const areas = useQuery(() => cloud.warnings.silentAreas({ areaCode }), [areaCode])
  const [chosen, setChosen] = useState<string>()
  return (
    <Loaded query={areas}>
      {({ items, since }) => {
        const area = items.find((one) => one.areaCode === chosen) ?? items[0]
        return (
          <>
            <Note>
              {since}
              以来的求助和预警，和按人口、老人、在册人数推算的比：每人算1份，60岁以上再加2份，在册再加7份（示例权重）。少到四成以下、又不是碰巧的，算太安静。
            </Note>
            <TwoPane even side={<SilentMap areas={items} chosen={area?.areaCode} onChoose={setChosen} />}>
              {area && <SilentDetail area={area} />}
              <SilentTable areas={items} />
            </TwoPane>
          </>
        )
      }}
    </Loaded>
  )
}
