import { View } from '@tarojs/components'
import { useState } from 'react'
import { useMe } from '../../features/access/use-me'
import { householdsOf } from '../../features/access/view'
import { whenZh } from '../../ui/format/when-zh'
import { StatementSheet } from '../../features/statements/StatementSheet'
import { useMyStatement } from '../../features/statements/use-statement'
import { openPage } from '../../routes/open-page'
import { paths } from '../../routes/paths'
import { Button } from '../../ui/actions/Button'
import { PrintButton } from '../../ui/capture/PrintButton'
import { EmptyState } from '../../ui/feedback/states'
import { Loaded } from '../../ui/feedback/Loaded'
import { Notice } from '../../ui/feedback/Notice'
import { RadioGroup } from '../../ui/form/choices'
import { Page } from '../../ui/layout/Page'
import { Row } from '../../ui/layout/Stack'

/** My household's happiness list. Which household stands on the phone, never in the address. */
export default function StatementPage() {
  const me = useMe()
  const mine = householdsOf(me.data?.links ?? []).filter((household) => household.verified)
  const [chosen, setChosen] = useState<string | null>(null)
  const householdId = chosen ?? mine[0]?.householdId
  return (
    <Page title="幸福清单">
      <Loaded
        query={me}
        empty={{
          when: () => mine.length === 0,
          show: (
            <EmptyState
              icon="shield"
              title="还没有核实您的身份"
              note="工作人员上门见面后，会给您6位数字，填上就能看清单。"
            >
              <Button kind="primary" onPress={() => openPage(paths.myData)}>
                我有6位数字
              </Button>
            </EmptyState>
          ),
        }}
      >
        {() => (
          <>
            {mine.length > 1 && (
              <RadioGroup
                inline
                label="看哪一家"
                choices={mine.map((household) => ({ value: household.householdId, label: household.namesZh }))}
                value={householdId ?? null}
                onChange={setChosen}
              />
            )}
            {householdId && <MyStatement key={householdId} householdId={householdId} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function MyStatement({ householdId }: { householdId: string }) {
  const { statement, acknowledge, acknowledgedAt, busy, error } = useMyStatement(householdId)
  return (
    <Loaded query={statement}>
      {(list) => (
        <>
          <StatementSheet statement={list} />
          {acknowledgedAt && <Notice tone="ok">记下了，{whenZh(acknowledgedAt)}。</Notice>}
          {error && <Notice tone="danger">{error}</Notice>}
          <View className="k-noprint">
            <Row fit="equal">
              <Button
                id="read-aloud"
                kind="primary"
                size="l"
                busy={busy}
                icon="speaker"
                onPress={() => acknowledge('readAloud')}
              >
                已念
              </Button>
              <Button size="l" busy={busy} icon="eye" onPress={() => acknowledge('readMyself')}>
                我看过了
              </Button>
            </Row>
          </View>
          <PrintButton>打印清单</PrintButton>
        </>
      )}
    </Loaded>
  )
}
