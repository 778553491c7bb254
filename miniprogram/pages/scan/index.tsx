import Taro from '@tarojs/taro'
import { useState } from 'react'
import { AreaPicker } from '../../features/areas/AreaPicker'
import { usePickedPlace } from '../../features/areas/use-picked-place'
import { readPlate } from '../../features/doorplates/read-plate'
import { NOT_A_PLATE_ZH } from '../../features/doorplates/use-plate'
import { DangerLine } from '../../features/requests/DangerLine'
import { requestDraft, startRequest } from '../../features/requests/draft-store'
import { paths } from '../../routes/paths'
import { Button } from '../../ui/actions/Button'
import { QrScanner } from '../../ui/capture/QrScanner'
import { Notice } from '../../ui/feedback/Notice'
import { Card } from '../../ui/layout/Card'
import { Page } from '../../ui/layout/Page'
import { Stack } from '../../ui/layout/Stack'
import { Note } from '../../ui/theme/Heading'

/** Where is it? The plate says; without one, the village and a few words do. */
export default function ScanPage() {
  const [open, setOpen] = useState(false)
  const [problem, setProblem] = useState<string>()
  const picked = usePickedPlace((place) => {
    startRequest(requestDraft().channel, place)
    return Taro.redirectTo({ url: paths.newRequest })
  })
  const found = (text: string): void => {
    setOpen(false)
    const plate = readPlate(text)
    if (plate === undefined) return setProblem(NOT_A_PLATE_ZH)
    void Taro.redirectTo({ url: `${paths.place}?plate=${plate}` })
  }
  return (
    <Page title="在哪里" footer={<DangerLine />}>
      <Card>
        <Stack>
          <Button
            kind="primary"
            size="l"
            block
            icon="scan"
            onPress={() => {
              setProblem(undefined)
              setOpen(true)
            }}
          >
            扫门牌
          </Button>
          <Note>门口蓝色牌子上的二维码，扫出来只有地址，没有您家里的事。</Note>
          {problem && <Notice tone="warn">{problem}</Notice>}
        </Stack>
      </Card>
      <Note>没有门牌，或者扫不出来：</Note>
      {picked.problem && <Notice tone="danger">{picked.problem}</Notice>}
      <AreaPicker onPicked={picked.pick} />
      <QrScanner open={open} onText={found} onClose={() => setOpen(false)} />
    </Page>
  )
}
