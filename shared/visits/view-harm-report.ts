import { formatInstant, type Instant } from '../kernel/dates'
import type { HarmReportLine } from './contract'
import type { SealedReport } from './harm-report'
import { HARM_KIND_LABELS, HARM_STATUS_LABELS } from './labels'

/** A report as a line: nothing of what was said, no house. */
export const harmReportLine = (report: SealedReport, areaZh: string, now: Instant): HarmReportLine => ({
  reportId: report._id,
  version: report.version,
  reportNo: report.reportNo,
  kind: report.kind,
  kindZh: HARM_KIND_LABELS[report.kind].zh,
  areaZh,
  at: report.createdAt,
  atZh: formatInstant(report.createdAt, now),
  status: report.status,
  statusZh: HARM_STATUS_LABELS[report.status].zh,
})
