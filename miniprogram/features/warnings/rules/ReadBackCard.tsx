import { Notice } from '../../../ui/feedback/Notice'
import { Card } from '../../../ui/layout/Card'
import { Stack } from '../../../ui/layout/Stack'
import { Note } from '../../../ui/theme/Heading'
import type { CloudError } from '../../../cloud/cloud-error'
import type { Checked } from './use-rules'

/** The rule said back in plain words, and whether it may go on. */
export function ReadBackCard({ checked, error }: { checked: Checked | undefined; error: CloudError | undefined }) {
  return (
    <Card title="念一遍">
      <Stack gap="s">
        {error && <Notice tone="warn">{error.messageZh}</Notice>}
        {checked ? (
          <>
            <Note>{checked.readBack.conditionZh}</Note>
            <Note>{checked.readBack.thenZh}</Note>
            {checked.problems.length > 0 ? (
              <Notice tone="warn">
                还有{checked.problems.length}处要改：{checked.problems[0]?.messageZh}
              </Notice>
            ) : (
              <Notice tone="info">写法没有问题。存成草稿，用过去一年的数据试一遍。</Notice>
            )}
          </>
        ) : (
          <Note>填好以后，这里会用大白话念一遍。</Note>
        )}
      </Stack>
    </Card>
  )
}
