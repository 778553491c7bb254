import { Image, View } from '@tarojs/components'
import type { PrintSheet as Sheet } from '@shared/applications/contract'
import { Facts } from '../../ui/layout/Facts'
import { Heading, Note } from '../../ui/theme/Heading'
import { whenZh } from '../../ui/format/when-zh'
import './print-sheet.css'

/** A sheet of paper on the screen: title, blocks in order, and room for signatures where a value is still empty. */
export function PrintSheet({ sheet }: { sheet: Sheet }) {
  return (
    <View className="k-sheet-paper">
      <Heading>{sheet.titleZh}</Heading>
      {sheet.blocks.map((block) => (
        <View key={block.headingZh} className="k-sheet-block">
          <Heading level={3}>{block.headingZh}</Heading>
          <Facts items={block.rows.map((row) => ({ name: row.labelZh, value: row.textZh || '　' }))} />
          {block.imageUrls.map((url) => (
            <Image key={url} src={url} mode="aspectFit" className="k-sheet-image" aria-label={block.headingZh} />
          ))}
        </View>
      ))}
      <Note>打印时间：{whenZh(sheet.madeAt)}</Note>
    </View>
  )
}
