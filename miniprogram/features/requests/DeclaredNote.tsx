import { Button } from '../../ui/actions/Button'
import { Notice } from '../../ui/feedback/Notice'
import { Stack } from '../../ui/layout/Stack'

/** What goes along from the self-check, and the way to leave it out. */
export function DeclaredNote({ onLeaveOut }: { onLeaveOut: () => void }) {
  return (
    <Stack gap="s">
      <Notice title="带上了自查时填的情况">
        送出后封存，见过您本人才记进档案，写明是您自己说的，还要核实；您取消求助，或90天没见到您，就删掉。
      </Notice>
      <Button id="leave-declared-out" kind="quiet" onPress={onLeaveOut}>
        不带上
      </Button>
    </Stack>
  )
}
