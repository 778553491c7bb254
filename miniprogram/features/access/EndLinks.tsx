import { useState } from 'react'
import { cloud } from '../../cloud/client'
import { useMutation } from '../../cloud/use-mutation'
import { Button } from '../../ui/actions/Button'
import { ConfirmSheet } from '../../ui/feedback/Sheet'
import { toast } from '../../ui/feedback/toast-store'
import { Notice } from '../../ui/feedback/Notice'

interface EndLinksProps {
  householdId: string
  personId: string
  label: string
  title: string
  words: string
  reasonZh: string
  onEnded?: () => unknown
}

/** Closes the household's file on a person's phones; being met again opens it again. */
export function EndLinks({ householdId, personId, label, title, words, reasonZh, onEnded }: EndLinksProps) {
  const [open, setOpen] = useState(false)
  const ending = useMutation((given: { householdId: string; personId: string; reasonZh: string }, intent) =>
    cloud.access.endLinks(given, intent),
  )
  const end = async () => {
    const done = await ending.run({ householdId, personId, reasonZh })
    if (!done) return
    setOpen(false)
    toast(done.ended > 0 ? '已停用' : '本来就没有手机能看')
    await onEnded?.()
  }
  return (
    <>
      <Button kind="quiet" icon="close" onPress={() => setOpen(true)}>
        {label}
      </Button>
      <ConfirmSheet
        open={open}
        title={title}
        words={
          <>
            {ending.error && <Notice tone="danger">{ending.error.messageZh}</Notice>}
            {words}
          </>
        }
        confirmLabel="停用"
        danger
        onConfirm={end}
        onClose={() => setOpen(false)}
      />
    </>
  )
}
