import type { AuditEntry } from '../access/model'
import { ROLE_LABELS } from '../access/labels'

/** What an action did with a household's file, in the words of the household. Left out: not for the ledger. */
const WHAT_ZH: Record<string, string> = {
  'households.getFile': '看了您家的资料',
  'tasks.get': '看了任务单',
  'tasks.accept': '接了任务',
  'tasks.return': '退了任务',
  'tasks.reassign': '转派了任务',
  'tasks.complete': '办完了任务',
  'visits.submit': '上门走访并做了记录',
  'visits.list': '看了走访记录',
  'visits.giveVerificationCode': '给了核实码',
  'access.endLinks': '停用了能看您家资料的手机',
  'consents.record': '记录了您家的授权',
  'consents.inviteSignature': '请家里人签授权',
  'consents.authorizationStatus': '看了授权情况',
  'eligibility.screenHousehold': '查了您家可能符合的政策',
  'statements.getForReading': '打开了您家的幸福清单',
  'warnings.get': '看了主动关爱的提醒',
  'warnings.handle': '处理了主动关爱的提醒',
  'warnings.close': '办结了主动关爱的提醒',
  'applications.open': '为您家发起了一件事项',
  'applications.accept': '受理了一件事项',
  'applications.propose': '提出了办理意见',
  'applications.approve': '签了批准',
  'applications.reject': '签了不予认定',
  'applications.refer': '转给了别的部门',
  'applications.recordReply': '记下了部门的答复',
  'applications.pauseClock': '暂停了办理时限',
  'applications.resumeClock': '恢复了办理时限',
  'applications.deliver': '告知了结果',
  'applications.get': '看了一件事项',
  'applications.noticeSheet': '打印了告知单',
  'applications.referralSheet': '打印了转办单',
  'applications.dossier': '打印了全套档案',
}

/** Matters with a channel of their own never stand in a ledger that an abuser could open. */
const SEALED_ACTIONS: ReadonlySet<string> = new Set([
  'visits.reportHarm',
  'visits.listHarmReports',
  'visits.readHarmReport',
  'visits.handleHarmReport',
])

const fallback = (action: string): string => {
  const [capability = ''] = action.split('.')
  return capability === 'feeds' ? '更新了部门数据' : '看了或改了您家的资料'
}

/** Who reads: the phone, and the persons of the household it was verified to be. */
export interface LedgerReader {
  openid: string
  personIds: readonly string[]
}

/**
 * Deeds of staff, done and not refused: never timers, never the household's own reading. What concerned one person
 * stands in that person's ledger only (DESIGN, "least knowledge"): a code given to a wife is not read by her husband.
 */
export const isForLedger = (
  entry: Pick<AuditEntry, 'action' | 'kind' | 'outcome' | 'staffId' | 'openid' | 'personIds'>,
  reader: LedgerReader,
): boolean =>
  (entry.kind === 'read' || entry.kind === 'write') &&
  entry.outcome === 'done' &&
  entry.staffId !== undefined &&
  entry.openid !== reader.openid &&
  (entry.personIds.length === 0 || entry.personIds.some((id) => reader.personIds.includes(id))) &&
  !SEALED_ACTIONS.has(entry.action)

export const ledgerLine = (entry: Pick<AuditEntry, 'at' | 'action' | 'staffName' | 'role'>) => ({
  at: entry.at,
  nameZh: entry.staffName ?? '工作人员',
  roleZh: entry.role ? ROLE_LABELS[entry.role].zh : '工作人员',
  whatZh: WHAT_ZH[entry.action] ?? fallback(entry.action),
})
