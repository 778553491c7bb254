import { useRouter } from '@tarojs/taro'
import { PrintSheet } from '../../features/applications/PrintSheet'
import { usePrintSheet, type SheetKind } from '../../features/applications/use-print-sheet'
import { PrintButton } from '../../ui/capture/PrintButton'
import { Loaded } from '../../ui/feedback/Loaded'
import { Page } from '../../ui/layout/Page'

/** 一次性告知单, 转办单 or 全套档案, ready for paper. */
export default function PrintPage() {
  const { item = '', sheet = 'notice' } = useRouter().params
  const query = usePrintSheet(item, sheet as SheetKind)
  return (
    <Page title="打印">
      <PrintButton>打印这一份</PrintButton>
      <Loaded query={query}>{(paper) => <PrintSheet sheet={paper} />}</Loaded>
    </Page>
  )
}
