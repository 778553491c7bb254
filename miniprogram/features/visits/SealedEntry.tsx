import { openPage } from '../../routes/open-page'
import { paths } from '../../routes/paths'
import { Button } from '../../ui/actions/Button'
import type { Me } from '../access/view'
import { isOnHarmChannel, useHarmReports } from './use-harm-reports'

/** The way to the sealed channel, for those it leads to. Neutral words: a screen may be seen over a shoulder. */
export function SealedEntry({ me }: { me: Pick<Me, 'staff'> | undefined }) {
  return me !== undefined && isOnHarmChannel(me) ? <Entry /> : null
}

function Entry() {
  const reports = useHarmReports('open')
  const count = reports.data?.items.filter((report) => report.status === 'open').length ?? 0
  return (
    <Button id="sealed-entry" icon="shield" block onPress={() => openPage(paths.workerSealed)}>
      {count > 0 ? `紧急事项（${count}件等您处理）` : '紧急事项'}
    </Button>
  )
}
