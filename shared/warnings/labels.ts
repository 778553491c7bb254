import type { z } from 'zod'
import type { WarningHandling, WarningResult, WarningStatus } from './contract'

type Words<T extends string> = Readonly<Record<T, { zh: string; en: string }>>

export const STATUS_LABELS: Words<z.infer<typeof WarningStatus>> = {
  open: { zh: '待处理', en: 'Open' },
  inProgress: { zh: '办理中', en: 'In progress' },
  closed: { zh: '已结案', en: 'Closed' },
}

export const HANDLING_LABELS: Words<z.infer<typeof WarningHandling>> = {
  called: { zh: '打电话', en: 'Called' },
  alreadyCovered: { zh: '已在保', en: 'Already covered' },
  sendVisit: { zh: '转走访', en: 'Send a visit' },
  declined: { zh: '本人谢绝', en: 'Declined' },
}

/** Results of the ledger. */
export const RESULT_LABELS: Words<z.infer<typeof WarningResult>> = {
  trueAided: { zh: '属实-已救助', en: 'True: aided' },
  trueSupported: { zh: '属实-已帮扶', en: 'True: supported' },
  trueNoPolicy: { zh: '属实-无政策', en: 'True: no policy fits' },
  trueCorrected: { zh: '属实-已更正', en: 'True: put right' },
  alreadyCovered: { zh: '已在保', en: 'Already covered' },
  notInNeed: { zh: '不属实', en: 'Not in need' },
  explained: { zh: '另有原因', en: 'Explained' },
  dataError: { zh: '数据错误', en: 'Data error' },
  unreachable: { zh: '无法联系', en: 'Could not reach' },
  declined: { zh: '本人谢绝', en: 'Declined' },
}
