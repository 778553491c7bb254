import { useState } from 'react'
import { View } from '@tarojs/components'
import { useMe } from '../../features/access/use-me'
import { OfficeScreen } from '../../features/office/OfficeScreen'
import { useComparing, useYearlyList, useYearlyOverview } from '../../features/warnings/yearly/use-yearly'
import { YearlyDetail } from '../../features/warnings/yearly/YearlyDetail'
import { YearlyHead } from '../../features/warnings/yearly/YearlyHead'
import {
  OUTCOME_TONES,
  seesYearlyCheck,
  showChoices,
  type YearlyShow,
} from '../../features/warnings/yearly/yearly-view'
import { Button } from '../../ui/actions/Button'
import { PrintButton } from '../../ui/capture/PrintButton'
import { EmptyState } from '../../ui/feedback/states'
import { Loaded } from '../../ui/feedback/Loaded'
import { Tag } from '../../ui/feedback/Tag'
import { RadioGroup } from '../../ui/form/choices'
import { Card } from '../../ui/layout/Card'
import { List, ListItem } from '../../ui/layout/List'
import { Row } from '../../ui/layout/Stack'
import { TwoPane } from '../../ui/layout/TwoPane'
import { Note } from '../../ui/theme/Heading'

/** The federation's check of the year: lists are compared, people only asked where they do not fit together. */
export default function YearlyCheckPage() {
  const me = useMe()
  return (
    <OfficeScreen page="checks" title="残疾人证年度核对">
      {(areaCode) =>
        seesYearlyCheck(me.data) ? (
          <Year county={areaCode} />
        ) : (
          <EmptyState icon="shield" title="这里由县残联办理" note="有疑问请联系县残联。" />
        )
      }
    </OfficeScreen>
  )
}

function Year({ county }: { county: string }) {
  const [areaCode, setAreaCode] = useState(county)
  const overview = useYearlyOverview(areaCode)
  const running = overview.data?.progress.status === 'running'
  const comparing = useComparing(county, running, overview.reload)
  return (
    <Loaded query={overview}>
      {(year) => (
        <TwoPane
          even
          side={
            <>
              {areaCode !== county && (
                <Button icon="back" onPress={() => setAreaCode(county)}>
                  回到全县
                </Button>
              )}
              <YearlyHead overview={year} comparing={comparing} openArea={setAreaCode} />
            </>
          }
        >
          {year.progress.status === 'notBegun' ? (
            <EmptyState
              icon="check"
              title="今年还没有比对"
              note="点“开始比对”：各部门的名单对得上的，不用打扰本人；对不上的，列出谁家怎么说。"
            />
          ) : (
            <Holders
              key={`${areaCode}${year.progress.finishedAt ?? ''}`}
              areaCode={areaCode}
              choices={showChoices(year.total)}
              recount={overview.reload}
            />
          )}
        </TwoPane>
      )}
    </Loaded>
  )
}

interface HoldersProps {
  areaCode: string
  choices: ReturnType<typeof showChoices>
  recount: () => Promise<void>
}

function Holders({ areaCode, choices, recount }: HoldersProps) {
  const [show, setShow] = useState<YearlyShow>('differs')
  const [chosen, setChosen] = useState<string>()
  const { checks, showMore } = useYearlyList(areaCode, show)
  if (chosen !== undefined)
    return (
      <YearlyDetail
        checkId={chosen}
        onDone={() => Promise.all([checks.reload(), recount()])}
        onClose={() => setChosen(undefined)}
      />
    )
  return (
    <>
      <RadioGroup inline label="看哪些" choices={choices} value={show} onChange={setShow} />
      <Loaded
        query={checks}
        empty={{
          when: ({ items }) => items.length === 0,
          show: <EmptyState icon="check" title="这里没有" note="换一类看看。" />,
        }}
      >
        {({ items, next, total }) => (
          <>
            <Row fit="spread">
              <Note>共{total}人</Note>
              <PrintButton>打印名单</PrintButton>
            </Row>
            <Card kind="flush">
              <List label="持证的人">
                {items.map((row) => (
                  <ListItem
                    key={row.checkId}
                    title={row.personNameZh}
                    note={
                      <>
                        <View>
                          {row.areaZh} · {row.addressZh}
                        </View>
                        <View>{row.confirmedZh ?? row.reasonsZh.join('；')}</View>
                      </>
                    }
                    end={
                      <Tag tone={OUTCOME_TONES[row.outcome]}>{row.state === 'open' ? row.outcomeZh : row.stateZh}</Tag>
                    }
                    onPress={() => setChosen(row.checkId)}
                  />
                ))}
              </List>
            </Card>
            {next !== null && <Button onPress={showMore}>再看一些</Button>}
          </>
        )}
      </Loaded>
    </>
  )
}
