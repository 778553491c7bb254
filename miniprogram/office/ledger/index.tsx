import { useState } from 'react'
import { OfficeScreen } from '../../features/office/OfficeScreen'
import { LedgerList } from '../../features/warnings/LedgerList'
import { filterOf, RESULT_CHOICES } from '../../features/warnings/ledger-view'
import { PrecisionTable } from '../../features/warnings/PrecisionTable'
import { ThresholdProposals } from '../../features/warnings/ThresholdProposals'
import { useLedger, usePrecision, type LedgerFilter } from '../../features/warnings/use-ledger'
import { openPage } from '../../routes/open-page'
import { Button } from '../../ui/actions/Button'
import { EmptyState } from '../../ui/feedback/states'
import { Loaded } from '../../ui/feedback/Loaded'
import { Notice } from '../../ui/feedback/Notice'
import { RadioGroup } from '../../ui/form/choices'
import { Row } from '../../ui/layout/Stack'
import { TwoPane } from '../../ui/layout/TwoPane'
import { Note } from '../../ui/theme/Heading'

/** What became of the warnings: how often they were true, and each of them with its evidence and its outcome. */
export default function LedgerPage() {
  return (
    <OfficeScreen page="ledger" title="预警台账">
      {(areaCode) => <Ledger areaCode={areaCode} />}
    </OfficeScreen>
  )
}

function Ledger({ areaCode }: { areaCode: string }) {
  const precision = usePrecision(areaCode)
  const [filter, setFilter] = useState<LedgerFilter>({})
  return (
    <TwoPane
      even
      side={
        <Loaded query={precision}>
          {({ total, byRule, byTown, byDepartment, proposals, cut }) => (
            <>
              <Button icon="map" block onPress={() => openPage('/office/silent/index')}>
                哪里太安静
              </Button>
              <Button icon="pen" block onPress={() => openPage('/office/warning-rules/index')}>
                预警规则
              </Button>
              <Note>近一年报出的预警。属实率＝属实 ÷（属实＋不属实），横线是95%区间；不到20条的不算率。</Note>
              {cut && <Notice tone="warn">预警太多，只数了最近的五万条。</Notice>}
              <PrecisionTable title="合计" rows={[total]} />
              <PrecisionTable title="按规则" rows={byRule} onChoose={(row) => setFilter(filterOf('rule', row))} />
              {byTown.length > 1 && (
                <PrecisionTable title="按乡镇" rows={byTown} onChoose={(row) => setFilter(filterOf('town', row))} />
              )}
              {byDepartment.length > 1 && (
                <PrecisionTable
                  title="按部门"
                  rows={byDepartment}
                  onChoose={(row) => setFilter(row.key === 'township' ? {} : filterOf('department', row))}
                />
              )}
              <ThresholdProposals proposals={proposals} />
            </>
          )}
        </Loaded>
      }
    >
      <Rows areaCode={areaCode} filter={filter} setFilter={setFilter} />
    </TwoPane>
  )
}

interface RowsProps {
  areaCode: string
  filter: LedgerFilter
  setFilter: (filter: LedgerFilter) => void
}

function Rows({ areaCode, filter, setFilter }: RowsProps) {
  const { ledger, showMore } = useLedger(areaCode, filter)
  return (
    <>
      {filter.wordsZh !== undefined && (
        <Row fit="spread">
          <Note>只看：{filter.wordsZh}</Note>
          <Button icon="close" onPress={() => setFilter({ result: filter.result })}>
            看全部
          </Button>
        </Row>
      )}
      <RadioGroup
        inline
        label="看哪种结果"
        choices={RESULT_CHOICES}
        value={filter.result ?? 'all'}
        onChange={(result) => setFilter({ ...filter, result: result === 'all' ? undefined : result })}
      />
      <Loaded
        query={ledger}
        empty={{
          when: ({ items }) => items.length === 0,
          show: <EmptyState icon="list" title="没有这样的预警" note="换一个结果，或看全部。" />,
        }}
      >
        {({ items, next, total }) => (
          <>
            <Note>共{total}条</Note>
            <LedgerList rows={items} />
            {next !== null && <Button onPress={showMore}>再看一些</Button>}
          </>
        )}
      </Loaded>
    </>
  )
}
