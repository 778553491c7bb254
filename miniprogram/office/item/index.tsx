import { useRouter } from '@tarojs/taro'
import { ItemSteps } from '../../features/applications/ItemSteps'
import { useApplication } from '../../features/applications/use-application'
import { clockWords, itemTone } from '../../features/applications/view'
import { OfficeScreen } from '../../features/office/OfficeScreen'
import { openHousehold } from '../../features/office/opened-household'
import { Button } from '../../ui/actions/Button'
import { Loaded } from '../../ui/feedback/Loaded'
import { Timeline } from '../../ui/feedback/Steps'
import { Tag } from '../../ui/feedback/Tag'
import { whenZh } from '../../ui/format/when-zh'
import { Card } from '../../ui/layout/Card'
import { Facts } from '../../ui/layout/Facts'
import { Row, Stack } from '../../ui/layout/Stack'
import { TwoPane } from '../../ui/layout/TwoPane'
import { Heading, Note } from '../../ui/theme/Heading'

/** One item on its statutory clock: what it is, how far, and the step that is mine. */
export default function ItemPage() {
  const { item, ...steps } = useApplication(useRouter().params.item ?? '')
  return (
    <OfficeScreen page="items" title="办件">
      {() => (
        <Loaded query={item}>
          {(detail) => (
            <TwoPane
              even
              side={
                <>
                  <Card>
                    <Stack gap="s">
                      <Row fit="spread">
                        <Heading>{detail.titleZh}</Heading>
                        <Tag tone={itemTone(detail)}>{detail.statusZh}</Tag>
                      </Row>
                      <Note>
                        {detail.headNameZh}家{detail.personNameZh ? `，给${detail.personNameZh}` : ''} ·{' '}
                        {detail.addressZh}
                      </Note>
                      <Facts
                        items={[
                          { name: '办理部门', value: detail.departmentZh },
                          { name: '谁来定', value: detail.deciderZh },
                          { name: '期限', value: detail.clockZh ?? clockWords(detail) },
                          { name: '经办意见', value: detail.proposalZh ?? '还没有' },
                          { name: '决定', value: detail.decisionZh ?? '还没有' },
                          ...(detail.referralZh ? [{ name: '转办', value: detail.referralZh }] : []),
                        ]}
                      />
                      <Button icon="people" onPress={() => openHousehold(detail.householdId)}>
                        打开这户档案
                      </Button>
                    </Stack>
                  </Card>
                  <Card title="经过">
                    <Timeline
                      items={[...detail.history]
                        .reverse()
                        .map((line, index) => ({ at: whenZh(line.at), words: line.textZh, now: index === 0 }))}
                    />
                  </Card>
                </>
              }
            >
              <ItemSteps detail={detail} {...steps} />
            </TwoPane>
          )}
        </Loaded>
      )}
    </OfficeScreen>
  )
}
