import { useState } from 'react'
import Taro from '@tarojs/taro'
import { CHECK_KIND_LABELS, CheckKind } from '@shared/warnings/check-kinds'
import type { CheckRow } from '@shared/warnings/checks-contract'
import { useMe } from '../../features/access/use-me'
import { OfficeScreen } from '../../features/office/OfficeScreen'
import { CheckCards } from '../../features/warnings/checks/CheckCards'
import { sheetText } from '../../features/warnings/checks/checks-view'
import { useCheckKinds, useChecks, useCloseCheck } from '../../features/warnings/checks/use-checks'
import { seesYearlyCheck } from '../../features/warnings/yearly/yearly-view'
import { openPage } from '../../routes/open-page'
import { Button } from '../../ui/actions/Button'
import { PrintButton } from '../../ui/capture/PrintButton'
import { EmptyState } from '../../ui/feedback/states'
import { Loaded } from '../../ui/feedback/Loaded'
import { Notice } from '../../ui/feedback/Notice'
import { toast } from '../../ui/feedback/toast-store'
import { RadioGroup } from '../../ui/form/choices'
import { Row } from '../../ui/layout/Stack'
import { Note } from '../../ui/theme/Heading'

const SHOWN = [
  { value: 'waiting', label: '要核对的' },
  { value: 'closed', label: '核对过的' },
] as const

/** Where two sides do not fit together: somebody looks; nothing is stopped by a machine. */
export default function ChecksPage() {
  const me = useMe()
  return (
    <OfficeScreen page="checks" title="核对">
      {(areaCode) => (
        <>
          <Notice tone="info">
            这里只是请人看一眼：没有任何一项待遇会被系统停掉、扣掉。先听本人或家属说，再按程序办（《社会救助法》第四十八条）。
          </Notice>
          {seesYearlyCheck(me.data) && (
            <Button icon="check" onPress={() => openPage('/office/yearly-check/index')}>
              残疾人证年度核对
            </Button>
          )}
          <Kinds areaCode={areaCode} />
        </>
      )}
    </OfficeScreen>
  )
}

function Kinds({ areaCode }: { areaCode: string }) {
  const kinds = useCheckKinds(areaCode)
  const [chosen, setChosen] = useState<CheckKind>()
  const [show, setShow] = useState<(typeof SHOWN)[number]['value']>('waiting')
  return (
    <Loaded query={kinds}>
      {({ items }) => {
        const first = items.find(({ waiting }) => waiting > 0)?.kind ?? 'death'
        const kind = chosen ?? first
        return (
          <>
            <RadioGroup
              inline
              label="哪一类"
              choices={CheckKind.options.map((value) => {
                const counts = items.find((one) => one.kind === value)
                return { value, label: `${CHECK_KIND_LABELS[value].zh} ${counts?.waiting ?? 0}` }
              })}
              value={kind}
              onChange={setChosen}
            />
            <RadioGroup inline label="看哪些" choices={SHOWN} value={show} onChange={setShow} />
            <Note>{CHECK_KIND_LABELS[kind].whatZh}</Note>
            <Checks key={`${kind}${show}`} areaCode={areaCode} kind={kind} show={show} recount={kinds.reload} />
          </>
        )
      }}
    </Loaded>
  )
}

interface ChecksProps {
  areaCode: string
  kind: CheckKind
  show: 'waiting' | 'closed'
  recount: () => Promise<void>
}

const copy = async (rows: readonly CheckRow[]): Promise<void> => {
  await Taro.setClipboardData({ data: sheetText(rows) })
  toast('已复制，可以贴进电子表格')
}

function Checks({ areaCode, kind, show, recount }: ChecksProps) {
  const { checks, showMore } = useChecks(areaCode, kind, show)
  const hand = useCloseCheck(() => Promise.all([checks.reload(), recount()]))
  return (
    <Loaded
      query={checks}
      empty={{
        when: ({ items }) => items.length === 0,
        show: <EmptyState icon="check" title="这一类没有" note="每天早上比一遍，有了会在这里。" />,
      }}
    >
      {({ items, next }) => (
        <>
          <Row>
            <PrintButton>打印这些</PrintButton>
            <Button icon="file" onPress={() => copy(items)}>
              复制成表格
            </Button>
          </Row>
          <CheckCards rows={items} hand={hand} />
          {next !== null && <Button onPress={showMore}>再看一些</Button>}
        </>
      )}
    </Loaded>
  )
}
