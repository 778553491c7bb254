import { useState } from 'react'
import { Button } from '../../ui/actions/Button'
import { Notice } from '../../ui/feedback/Notice'
import { Field } from '../../ui/form/Field'
import { RadioGroup } from '../../ui/form/choices'
import { TextInput } from '../../ui/form/inputs'
import { Card } from '../../ui/layout/Card'
import { Stack } from '../../ui/layout/Stack'
import type { useWarning } from './use-warnings'
import { HANDLINGS, RESULTS } from './view'

type Handling = (typeof HANDLINGS)[number]['value']
type Result = (typeof RESULTS)[number]['value']

/** Records the call or sends a visit; once the matter is settled, closes the warning with its result. */
export function HandleWarning({ handle, close, busy, error }: Omit<ReturnType<typeof useWarning>, 'warning'>) {
  const [handling, setHandling] = useState<Handling | null>(null)
  const [result, setResult] = useState<Result | null>(null)
  const [note, setNote] = useState('')
  return (
    <>
      {error && <Notice tone="danger">{error.messageZh}</Notice>}
      <Card title="这一条怎么处理">
        <Stack>
          <RadioGroup label="怎么处理" choices={HANDLINGS} value={handling} onChange={setHandling} />
          <Field label="备注" optional>
            <TextInput label="备注" value={note} onChange={setNote} maxLength={300} placeholder="例如：电话没人接" />
          </Field>
          <Button
            kind="primary"
            block
            busy={busy}
            disabled={handling === null}
            onPress={async () => {
              if (handling) await handle(handling, note)
              setNote('')
              setHandling(null)
            }}
          >
            记下处理
          </Button>
        </Stack>
      </Card>
      <Card title="办完了，写结果">
        <Stack>
          <RadioGroup label="结果" choices={RESULTS} value={result} onChange={setResult} />
          <Button busy={busy} block disabled={result === null} onPress={() => result && close(result, note)}>
            结案
          </Button>
        </Stack>
      </Card>
    </>
  )
}
