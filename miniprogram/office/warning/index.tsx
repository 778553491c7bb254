import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { OfficeScreen } from '../../features/office/OfficeScreen'
import { openHousehold } from '../../features/office/opened-household'
import { openedWarning } from '../../features/warnings/opened-warning'
import { HandleWarning } from '../../features/warnings/HandleWarning'
import { useWarning, type WarningDetail } from '../../features/warnings/use-warnings'
import { entryDue, SEVERITY_ZH, severityTone } from '../../features/warnings/view'
import { Button } from '../../ui/actions/Button'
import { PhoneButton } from '../../ui/actions/PhoneButton'
import { EmptyState } from '../../ui/feedback/states'
import { Loaded } from '../../ui/feedback/Loaded'
import { Notice } from '../../ui/feedback/Notice'
import { Timeline } from '../../ui/feedback/Steps'
import { Tag } from '../../ui/feedback/Tag'
import { whenZh } from '../../ui/format/when-zh'
import { Card } from '../../ui/layout/Card'
import { List, ListItem } from '../../ui/layout/List'
import { Facts } from '../../ui/layout/Facts'
import { Row, Stack } from '../../ui/layout/Stack'
import { TwoPane } from '../../ui/layout/TwoPane'
import { Heading, Note } from '../../ui/theme/Heading'

/** One warning: why it stands here, by which rule, and what was done with it. */
export default function WarningPage() {
  const given = openedWarning(useRouter().params)
  const [other, setOther] = useState<string>()
  const warningId = other ?? given
  return (
    <OfficeScreen page="queue" title="预警">
      {() =>
        warningId === undefined ? (
          <EmptyState icon="bell" title="请重新打开预警" note="为了不把谁家写进网址，刷新后要从预警列表里再点一次。" />
        ) : (
          <Warning key={warningId} warningId={warningId} show={setOther} />
        )
      }
    </OfficeScreen>
  )
}

/** Calls, visits and notes in the order they happened. */
const history = ({ handlings, visits }: Pick<WarningDetail, 'handlings' | 'visits'>) =>
  [...handlings, ...visits]
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ at, textZh }) => ({ at: whenZh(at), words: textZh }))

function Warning({ warningId, show }: { warningId: string; show: (warningId: string) => void }) {
  const one = useWarning(warningId)
  return (
    <Loaded query={one.warning}>
      {(warning) => (
        <TwoPane
          even
          side={
            <>
              {warning.lookAgainZh && <Notice tone="warn">{warning.lookAgainZh}</Notice>}
              <Card>
                <Stack gap="s">
                  <Row fit="spread">
                    <Heading>{warning.personNameZh}</Heading>
                    <Tag tone={severityTone(warning.severity)}>{SEVERITY_ZH[warning.severity]}</Tag>
                  </Row>
                  <Note>{warning.addressZh}</Note>
                  <Facts
                    items={[
                      { name: '事由', value: warning.titleZh },
                      { name: '期限', value: warning.dueZh },
                      { name: '状态', value: warning.statusZh },
                      ...(warning.lastOutcomeZh ? [{ name: '上次结果', value: warning.lastOutcomeZh }] : []),
                      { name: '告诉了', value: warning.toldZh ?? '没有人在这个岗位上' },
                      ...(warning.firstContactZh ? [{ name: '多久联系上', value: warning.firstContactZh }] : []),
                    ]}
                  />
                  {warning.phone && <PhoneButton block name={warning.personNameZh} phone={warning.phone} />}
                  {warning.householdId !== null && (
                    <Button
                      icon="people"
                      onPress={() => openHousehold(warning.householdId ?? '', { warningId: warning.warningId })}
                    >
                      打开这户档案
                    </Button>
                  )}
                </Stack>
              </Card>
              <Card title="凭什么预警">
                <Stack gap="s">
                  <Note>{warning.ruleZh}</Note>
                  <Facts
                    items={warning.evidence.map((fact) => ({
                      name: fact.labelZh,
                      value: `${fact.valueZh}（${fact.sourceZh}，${fact.asOf}${fact.takenBack ? '，这批数据已撤回' : ''}）`,
                    }))}
                  />
                  <Note>{warning.basisZh}</Note>
                </Stack>
              </Card>
              {warning.visitQuestionsZh.length > 0 && (
                <Card title="去了可以问">
                  <Stack gap="s">
                    {warning.visitQuestionsZh.map((question) => (
                      <Note key={question}>{question}</Note>
                    ))}
                  </Stack>
                </Card>
              )}
              {history(warning).length > 0 && (
                <Card title="处理经过">
                  <Timeline items={history(warning)} />
                </Card>
              )}
            </>
          }
        >
          {warning.status === 'closed' ? (
            <Card title="已结案">
              <Note>
                {warning.statusZh}
                {warning.resultNoteZh && `：${warning.resultNoteZh}`}
              </Note>
            </Card>
          ) : (
            <HandleWarning {...one} />
          )}
          {warning.alsoOfHousehold.length > 0 && (
            <Card title="这一户还有" kind="flush">
              <List label="这一户的其他预警">
                {warning.alsoOfHousehold.map((row) => (
                  <ListItem
                    key={row.warningId}
                    title={`${row.personNameZh}，${row.titleZh}`}
                    note={entryDue(row)}
                    end={<Tag tone={severityTone(row.severity)}>{SEVERITY_ZH[row.severity]}</Tag>}
                    onPress={() => show(row.warningId)}
                  />
                ))}
              </List>
            </Card>
          )}
        </TwoPane>
      )}
    </Loaded>
  )
}
