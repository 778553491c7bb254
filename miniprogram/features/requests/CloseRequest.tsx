import { useState } from 'react'
import type { MyRequest } from '@shared/requests/contract'
import { Button } from '../../ui/actions/Button'
import { Notice } from '../../ui/feedback/Notice'
import { RadioGroup } from '../../ui/form/choices'
import { Field } from '../../ui/form/Field'
import { Stack } from '../../ui/layout/Stack'
import { useCloseRequest } from './use-close-request'
import { RATINGS } from './view'

type Rating = (typeof RATINGS)[number]['value']

/** 「事情办好了」, with a rating if the person likes. */
export function CloseRequest({ request, onClosed }: { request: MyRequest; onClosed: () => void }) {
  const [rating, setRating] = useState<Rating | null>(null)
  const { close, busy, error } = useCloseRequest(request, onClosed)
  const [open, setOpen] = useState(request.status === 'completed')
  if (!open)
    return (
      <Button kind="quiet" onPress={() => setOpen(true)}>
        事情已经解决了
      </Button>
    )
  return (
    <Stack gap="s">
      <Field label="事情办得怎么样？" optional>
        <RadioGroup inline label="满意吗" choices={RATINGS} value={rating} onChange={setRating} />
      </Field>
      {error && <Notice tone="danger">{error}</Notice>}
      <Button kind="primary" block busy={busy} onPress={() => close(rating === null ? undefined : Number(rating))}>
        事情办好了
      </Button>
    </Stack>
  )
}
