import { useRouter } from '@tarojs/taro'
import { OfficeScreen } from '../../features/office/OfficeScreen'
import { Rulebook } from '../../features/eligibility/policies/Rulebook'
import { DecideCard } from '../../features/eligibility/rule-changes/DecideCard'
import { EditsCard } from '../../features/eligibility/rule-changes/EditsCard'
import { PreviewCard } from '../../features/eligibility/rule-changes/PreviewCard'
import { useChange } from '../../features/eligibility/rule-changes/use-change'
import { Worklist } from '../../features/eligibility/rule-changes/Worklist'
import { Loaded } from '../../ui/feedback/Loaded'
import { TwoPane } from '../../ui/layout/TwoPane'

/** One change: what, what it would do to whom, and the second person's decision. */
export default function ChangePage() {
  const changeId = useRouter().params.change ?? ''
  const { change, preview, ...steps } = useChange(changeId)
  return (
    <OfficeScreen page="policies" title="规则改动">
      {() => (
        <Rulebook>
          <Loaded query={change}>
            {(detail) => (
              <TwoPane
                even
                side={
                  <>
                    <EditsCard detail={detail} />
                    <PreviewCard detail={detail} preview={preview} />
                    <DecideCard detail={detail} {...steps} />
                  </>
                }
              >
                <Worklist changeId={changeId} finished={detail.status !== 'previewing'} />
              </TwoPane>
            )}
          </Loaded>
        </Rulebook>
      )}
    </OfficeScreen>
  )
}
