import { View } from '@tarojs/components'
import { useState } from 'react'
import { OfficeScreen } from '../../features/office/OfficeScreen'
import { openPolicy } from '../../features/eligibility/policies/PolicyCards'
import { PolicyFilters } from '../../features/eligibility/policies/PolicyFilters'
import { Rulebook } from '../../features/eligibility/policies/Rulebook'
import { RulesTabs } from '../../features/eligibility/policies/RulesTabs'
import { usePolicyRows } from '../../features/eligibility/policies/use-policies'
import { badgesOf, groupsOf, NO_FILTER, type PolicyFilter } from '../../features/eligibility/policies/view'
import { EmptyState } from '../../ui/feedback/states'
import { Loaded } from '../../ui/feedback/Loaded'
import { Tag } from '../../ui/feedback/Tag'
import { Card } from '../../ui/layout/Card'
import { List, ListItem } from '../../ui/layout/List'
import { TwoPane } from '../../ui/layout/TwoPane'
import { Note } from '../../ui/theme/Heading'

/** The toolbox: every policy by need, category, department or words, with how far one may rely on it. */
export default function PoliciesPage() {
  return (
    <OfficeScreen page="policies" title="政策库">
      {() => (
        <Rulebook>
          <RulesTabs current="policies" />
          <Policies />
        </Rulebook>
      )}
    </OfficeScreen>
  )
}

function Policies() {
  const policies = usePolicyRows()
  const [filter, setFilter] = useState<PolicyFilter>(NO_FILTER)
  return (
    <Loaded query={policies} lines={6}>
      {({ rows }) => {
        const groups = groupsOf(rows, filter)
        return (
          <TwoPane side={<PolicyFilters rows={rows} filter={filter} onChange={setFilter} />}>
            {groups.length === 0 && (
              <EmptyState icon="search" title="没有找到" note="换个说法试试，或者点“全部重来”。" />
            )}
            {groups.map((group) => (
              <Card key={group.id} kind="flush" title={`${group.title}（${group.rows.length}项）`}>
                <List label={group.title}>
                  {group.rows.map((row) => (
                    <ListItem
                      key={row.policyId}
                      title={row.titleZh}
                      note={
                        <>
                          <View>{row.eligibilityZh}</View>
                          <View className="k-policy-badges">
                            {badgesOf(row).map(({ words, tone }) => (
                              <Tag key={words} tone={tone}>
                                {words}
                              </Tag>
                            ))}
                          </View>
                        </>
                      }
                      onPress={() => openPolicy(row.policyId)}
                    />
                  ))}
                </List>
              </Card>
            ))}
            <Note>“县里待定”和“有疑问”的，请主管部门核实后再用。</Note>
          </TwoPane>
        )
      }}
    </Loaded>
  )
}
