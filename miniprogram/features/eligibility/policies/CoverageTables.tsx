import { Text, View } from '@tarojs/components'
import { Card } from '../../../ui/layout/Card'
import { Facts } from '../../../ui/layout/Facts'
import { List, ListItem } from '../../../ui/layout/List'
import { Stack } from '../../../ui/layout/Stack'
import { Note } from '../../../ui/theme/Heading'
import './policies.css'
import type { useCoverage } from './use-policies'

type Coverage = NonNullable<ReturnType<typeof useCoverage>['data']>
type Counts = Coverage['total']

/** Read in the law itself, general practice, left to the county: the share of each, in a bar and in words. */
function Share({ counts }: { counts: Counts }) {
  const width = (part: number) => ({ width: `${(part / Math.max(1, counts.policies)) * 100}%` })
  return (
    <View className="k-share" aria-hidden>
      <View className="k-share-part k-share-part--ok" style={width(counts.sourced)} />
      <View className="k-share-part k-share-part--info" style={width(counts.known)} />
      <View className="k-share-part k-share-part--warn" style={width(counts.localScheme)} />
    </View>
  )
}

const sharesZh = ({ sourced, known, localScheme }: Counts): string =>
  `依据全文${sourced}项，待核原文${known}项，县里待定${localScheme}项`

/** The whole: how much may be relied on, and what the county has still to do. */
export function CoverageHead({ coverage }: { coverage: Coverage }) {
  const { total } = coverage
  return (
    <Card title={`${total.policies}项政策`}>
      <Stack>
        <Share counts={total} />
        <View>{sharesZh(total)}。</View>
        <Facts
          items={[
            { name: '有疑问待核实', value: `${total.withDoubts}项` },
            { name: '用到的标准', value: `${total.parameters}个` },
            { name: '其中示例值', value: `${total.sampleParameters}个，要换成本县公布的数` },
            { name: '本县改过', value: `${total.county}项` },
          ]}
        />
        <Note>示例值只供演示。正式使用前，请主管部门逐个换成公布文件上的数，并核实疑问。</Note>
      </Stack>
    </Card>
  )
}

export function CategoryTable({ coverage }: { coverage: Coverage }) {
  return (
    <Card title="按类别">
      <View role="list" aria-label="按类别">
        {coverage.rows.map((row) => (
          <View key={row.categoryId} role="listitem" className="k-coverage">
            <View className="k-coverage-head">
              <Text className="k-coverage-name">{row.categoryZh}</Text>
              <Text>{row.policies}项</Text>
            </View>
            <Share counts={row} />
            <Note>
              {sharesZh(row)}。有疑问{row.withDoubts}项；标准{row.parameters}个，其中示例值{row.sampleParameters}个。
            </Note>
          </View>
        ))}
      </View>
    </Card>
  )
}

export function CountList({ title, rows }: { title: string; rows: readonly { name: string; policies: number }[] }) {
  const most = Math.max(1, ...rows.map(({ policies }) => policies))
  return (
    <Card title={title}>
      <List label={title}>
        {rows.map(({ name, policies }) => (
          <ListItem
            key={name}
            title={name}
            note={
              <View className="k-share" aria-hidden>
                <View className="k-share-part k-share-part--ok" style={{ width: `${(policies / most) * 100}%` }} />
              </View>
            }
            end={`${policies}项`}
          />
        ))}
      </List>
    </Card>
  )
}
