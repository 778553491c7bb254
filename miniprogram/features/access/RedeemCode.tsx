import { Button } from '../../ui/actions/Button'
import { Field } from '../../ui/form/Field'
import { TextInput } from '../../ui/form/inputs'
import { Card } from '../../ui/layout/Card'
import { Stack } from '../../ui/layout/Stack'
import { useRedeemCode } from './use-redeem-code'

/** 「填6位数字」: the person the worker met opens their file on this phone. */
export function RedeemCode({ onVerified }: { onVerified: () => void }) {
  const { code, type, submit, busy, error } = useRedeemCode(onVerified)
  return (
    <Card title="核实身份">
      <Stack gap="s">
        <Field id="code" label="工作人员给的6位数字" hint="当面给的，别告诉别人" error={error}>
          <TextInput
            id="code"
            kind="number"
            label="6位数字"
            maxLength={6}
            value={code}
            wrong={error !== undefined}
            onChange={type}
          />
        </Field>
        <Button kind="primary" block busy={busy} onPress={submit}>
          核实
        </Button>
      </Stack>
    </Card>
  )
}
