import { OfficeScreen } from '../../features/office/OfficeScreen'
import { CategoryTable, CountList, CoverageHead } from '../../features/eligibility/policies/CoverageTables'
import { Rulebook } from '../../features/eligibility/policies/Rulebook'
import { RulesTabs } from '../../features/eligibility/policies/RulesTabs'
import { useCoverage } from '../../features/eligibility/policies/use-policies'
import { Loaded } from '../../ui/feedback/Loaded'
import { TwoPane } from '../../ui/layout/TwoPane'

/** How well the rules are founded, and what the county has still to settle. */
export default function CoveragePage() {
  const coverage = useCoverage()
  return (
    <OfficeScreen page="policies" title="政策家底">
      {() => (
        <Rulebook>
          <RulesTabs current="policy-coverage" />
          <Loaded query={coverage} lines={6}>
            {(data) => (
              <TwoPane
                even
                side={
                  <>
                    <CoverageHead coverage={data} />
                    <CategoryTable coverage={data} />
                  </>
                }
              >
                <CountList
                  title="按需要"
                  rows={data.needs.map(({ titleZh, policies }) => ({ name: titleZh, policies }))}
                />
                <CountList
                  title="按主管部门"
                  rows={data.departments.map(({ departmentZh, policies }) => ({ name: departmentZh, policies }))}
                />
              </TwoPane>
            )}
          </Loaded>
        </Rulebook>
      )}
    </OfficeScreen>
  )
}
