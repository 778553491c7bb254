import { useState } from 'react'
import { Button } from '../../ui/actions/Button'
import { Notice } from '../../ui/feedback/Notice'
import { Sheet } from '../../ui/feedback/Sheet'
import { Field } from '../../ui/form/Field'
import { Check, RadioGroup } from '../../ui/form/choices'
import { TextInput } from '../../ui/form/inputs'
import { YesNo } from '../../ui/form/YesNo'
import { Stack } from '../../ui/layout/Stack'
import { useOpenApplication } from './use-application'
import { openPage } from '../../routes/open-page'

const ACCOUNTS = [
  { value: 'ownSocialSecurityCard', label: '本人社保卡' },
  { value: 'custodyAgreementFiled', label: '代管协议已备案' },
  { value: 'notNeeded', label: '不用发钱' },
] as const

/** What is to be opened: a policy (for a member or the household), or help agreed case by case. */
export interface WhatToOpen {
  householdId: string
  /** The warning or the request it answers. */
  warningId?: string
  requestId?: string
  policyId?: string
  personId?: string
  titleZh?: string
}

/** Asks what must be asked at intake, then opens the item. */
export function OpenItem({ what, onClose }: { what: WhatToOpen | null; onClose: () => void }) {
  const opening = useOpenApplication()
  const [relative, setRelative] = useState<boolean | null>(null)
  const [told, setTold] = useState(false)
  const [account, setAccount] = useState<(typeof ACCOUNTS)[number]['value'] | null>(null)
  const [title, setTitle] = useState('')
  const caseByCase = what !== null && !what.policyId
  const open = async () => {
    if (!what || relative === null) return
    const opened = await opening.run({
      householdId: what.householdId,
      warningId: what.warningId,
      requestId: what.requestId,
      policyId: what.policyId,
      personId: what.personId,
      caseByCase: caseByCase ? { titleZh: title } : undefined,
      staffRelative: relative,
      policyTold: told,
      account: account ?? undefined,
    })
    if (!opened) return
    onClose()
    await openPage('/office/item/index', { item: opened.applicationId })
  }
  return (
    <Sheet open={what !== null} title={caseByCase ? '一事一议' : `提出：${what?.titleZh ?? ''}`} onClose={onClose}>
      <Stack>
        {opening.error && <Notice tone="danger">{opening.error.messageZh}</Notice>}
        {caseByCase && (
          <Field label="商定的办法" hint="政策够不上，大家商量出的办法，例如：修屋面">
            <TextInput label="商定的办法" value={title} onChange={setTitle} maxLength={60} />
          </Field>
        )}
        <Field label="和经办人员、村干部是近亲属吗？" hint="是的话要做近亲属备案">
          <YesNo label="近亲属备案" value={relative} onChange={setRelative} />
        </Field>
        <Field label="钱打到哪里？">
          <RadioGroup label="钱打到哪里" choices={ACCOUNTS} value={account} onChange={setAccount} />
        </Field>
        <Check label="政策已告知本人" note="现在讲过才勾，会记下时间" checked={told} onChange={setTold} />
        <Button
          kind="primary"
          block
          busy={opening.busy}
          disabled={relative === null || (caseByCase && title.length < 2)}
          onPress={open}
        >
          提出
        </Button>
      </Stack>
    </Sheet>
  )
}
