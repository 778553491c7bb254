import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { PolicySheet } from '@shared/eligibility/toolbox-contract'
import { Button } from '../../../ui/actions/Button'
import { Loaded } from '../../../ui/feedback/Loaded'
import { Tag } from '../../../ui/feedback/Tag'
import { Card } from '../../../ui/layout/Card'
import { List, ListItem } from '../../../ui/layout/List'
import { Stack } from '../../../ui/layout/Stack'
import { Heading, Note } from '../../../ui/theme/Heading'
import './policies.css'
import { useComparison } from './use-policies'
import { versionZh } from './view'

/** Every version with its day and document; two of them side by side, only what differs. */
export function VersionsCard({ sheet }: { sheet: PolicySheet }) {
  const [compare, setCompare] = useState(false)
  const versions = [...new Set(sheet.versions.filter(({ ended }) => !ended).map(({ version }) => version))]
  const [after, before] = versions
  return (
    <Card title="版本">
      <Stack>
        <List label="版本">
          {sheet.versions.map((version) => (
            <ListItem
              key={`${version.version}-${version.from ?? ''}`}
              title={versionZh(version)}
              end={version.inForce ? <Tag tone="ok">现行</Tag> : undefined}
            />
          ))}
        </List>
        {after !== undefined && before !== undefined ? (
          compare ? (
            <Comparison policyId={sheet.policyId} before={before} after={after} />
          ) : (
            <Button block onPress={() => setCompare(true)}>
              比较第{before}版和第{after}版
            </Button>
          )
        ) : (
          <Note>只有一个版本。以前的决定永远按当时的版本，不会跟着改。</Note>
        )}
      </Stack>
    </Card>
  )
}

function Comparison({ policyId, before, after }: { policyId: string; before: number; after: number }) {
  const comparison = useComparison(policyId, before, after)
  return (
    <Loaded
      query={comparison}
      empty={{ when: ({ differences }) => differences.length === 0, show: <Note>这两版内容一样。</Note> }}
    >
      {({ differences }) => (
        <Stack>
          {differences.map((difference) => (
            <View key={difference.fieldZh}>
              <Heading level={3}>{difference.fieldZh}</Heading>
              <View className="k-diff k-diff--before">
                <Text className="k-diff-who">第{before}版</Text>
                <Text className="k-diff-words">{difference.beforeZh}</Text>
              </View>
              <View className="k-diff k-diff--after">
                <Text className="k-diff-who">第{after}版</Text>
                <Text className="k-diff-words">{difference.afterZh}</Text>
              </View>
            </View>
          ))}
        </Stack>
      )}
    </Loaded>
  )
}
