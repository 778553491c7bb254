import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../ui/actions/Button'
import { EmptyState } from '../../../ui/feedback/states'
import { Loaded } from '../../../ui/feedback/Loaded'
import { Tag } from '../../../ui/feedback/Tag'
import { RadioGroup } from '../../../ui/form/choices'
import { Card } from '../../../ui/layout/Card'
import { Row, Stack } from '../../../ui/layout/Stack'
import { Heading, Note } from '../../../ui/theme/Heading'
import { openHousehold } from '../../office/opened-household'
import './rule-changes.css'
import { useEffects } from './use-effects'
import { WAY_CHOICES, WAY_TONES } from './view'

/** Household by household what the change would do, in the caller's own area. */
export function Worklist({ changeId, finished }: { changeId: string; finished: boolean }) {
  const [way, setWay] = useState<(typeof WAY_CHOICES)[number]['value']>('all')
  const { first, rows, hasMore, loadMore } = useEffects(changeId, way, finished)
  return (
    <Card title="一户一户看">
      <Stack>
        <RadioGroup inline label="看哪些户" choices={WAY_CHOICES} value={way} onChange={setWay} />
        <Loaded
          query={first}
          empty={{
            when: ({ items }) => items.length === 0,
            show: <EmptyState icon="people" title={finished ? '没有这样的户' : '还没有算到'} />,
          }}
        >
          {() => (
            <View role="list" aria-label="受影响的户">
              {rows.map((row) => (
                <View key={row.householdId} className="k-moved" role="listitem">
                  <Row fit="spread">
                    <Heading level={3}>{row.headNameZh}家</Heading>
                    <Tag tone={WAY_TONES[row.way]}>{row.wayZh}</Tag>
                  </Row>
                  {row.lines.map((line) => (
                    <Text key={`${line.titleZh}${line.personNameZh ?? ''}`} className="k-moved-line">
                      {line.titleZh}
                      {line.personNameZh ? `（${line.personNameZh}）` : ''}：{line.changeZh}
                    </Text>
                  ))}
                  <Row fit="spread">
                    <Note>{row.addressZh}</Note>
                    <Button
                      kind="quiet"
                      label={`打开${row.headNameZh}家的档案`}
                      onPress={() => openHousehold(row.householdId)}
                    >
                      打开档案
                    </Button>
                  </Row>
                </View>
              ))}
            </View>
          )}
        </Loaded>
        {hasMore && (
          <Button block onPress={loadMore}>
            再看一些
          </Button>
        )}
      </Stack>
    </Card>
  )
}
