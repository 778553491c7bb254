import { useRouter } from '@tarojs/taro'
import { OfficeScreen } from '../../features/office/OfficeScreen'
import {
  AmountCard,
  ConditionsCard,
  DoubtsCard,
  HandlingCard,
  ParametersCard,
  PolicyHead,
  SourcesCard,
  TogetherCard,
} from '../../features/eligibility/policies/PolicyCards'
import { Rulebook } from '../../features/eligibility/policies/Rulebook'
import { TryExamples } from '../../features/eligibility/policies/TryExamples'
import { usePolicy } from '../../features/eligibility/policies/use-policies'
import { VersionsCard } from '../../features/eligibility/policies/VersionsCard'
import { Loaded } from '../../ui/feedback/Loaded'
import { TwoPane } from '../../ui/layout/TwoPane'

/** One policy whole, as the rules have it. */
export default function PolicyPage() {
  const policyId = useRouter().params.policy ?? ''
  const policy = usePolicy(policyId)
  return (
    <OfficeScreen page="policies" title="政策">
      {() => (
        <Rulebook>
          <Loaded query={policy} lines={6}>
            {(sheet) => (
              <TwoPane
                even
                side={
                  <>
                    <PolicyHead sheet={sheet} />
                    <ConditionsCard sheet={sheet} />
                    <AmountCard sheet={sheet} />
                    <ParametersCard sheet={sheet} />
                    <DoubtsCard doubts={sheet.doubtsZh} />
                  </>
                }
              >
                <TryExamples policyId={sheet.policyId} />
                <HandlingCard sheet={sheet} />
                <TogetherCard sheet={sheet} />
                <VersionsCard sheet={sheet} />
                <SourcesCard sheet={sheet} />
              </TwoPane>
            )}
          </Loaded>
        </Rulebook>
      )}
    </OfficeScreen>
  )
}
