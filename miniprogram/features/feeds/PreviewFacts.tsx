import type { PreviewView } from '@shared/feeds/contract'
import { Facts } from '../../ui/layout/Facts'
import { Stack } from '../../ui/layout/Stack'
import { Note } from '../../ui/theme/Heading'

/** Facts shown of those that would change; the rest is a number. */
const SHOWN = 6

/** What taking the file in would change, before it does. */
export function PreviewFacts({ preview }: { preview: PreviewView }) {
  const { added, changed, unchanged, households, leaving, facts, examplesZh } = preview
  return (
    <Stack gap="s">
      <Facts
        items={[
          { name: '新增', value: `${added}行` },
          { name: '改动', value: `${changed}行` },
          { name: '不变', value: `${unchanged}行` },
          { name: '涉及', value: `${households}户` },
          ...(leaving > 0 ? [{ name: '不在名册上', value: `${leaving}户` }] : []),
        ]}
      />
      {facts.length > 0 && (
        <Note>
          会改变：
          {facts
            .slice(0, SHOWN)
            .map((fact) => `${fact.labelZh}（${fact.households}户）`)
            .join('、')}
          {facts.length > SHOWN ? `等${facts.length}项` : ''}
        </Note>
      )}
      {examplesZh.slice(0, 3).map((text) => (
        <Note key={text}>例如 {text}</Note>
      ))}
    </Stack>
  )
}
