import Taro, { useRouter } from '@tarojs/taro'
import { OfficeScreen } from '../../features/office/OfficeScreen'
import { RuleChangeDetail } from '../../features/warnings/rules/RuleChangeDetail'
import { WriteRule } from '../../features/warnings/rules/WriteRule'

const open = (changeId: string) => Taro.redirectTo({ url: `/office/warning-rule/index?change=${changeId}` })

/** A new rule, or one draft or proposal on its way. */
export default function WarningRulePage() {
  const changeId = useRouter().params.change
  return (
    <OfficeScreen page="ledger" title={changeId === undefined ? '写一条规则' : '预警规则'}>
      {() =>
        changeId === undefined ? (
          <WriteRule onSaved={open} />
        ) : (
          <RuleChangeDetail key={changeId} changeId={changeId} open={open} />
        )
      }
    </OfficeScreen>
  )
}
