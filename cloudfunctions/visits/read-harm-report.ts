import { ROLE_LABELS } from '@shared/access/labels'
import type { visitsContract } from '@shared/visits/contract'
import type { HandlingNote } from '@shared/visits/harm-report'
import { HARM_STEP_LABELS } from '@shared/visits/labels'
import { HARM_NUMBERS_ZH } from '@shared/visits/sentences'
import { harmReportLine } from '@shared/visits/view-harm-report'
import type { Handler } from '../runtime'
import { areaNames } from '../runtime/records/area-path'
import { openReport } from './harm-receiver'

/** The one place where a sealed report is opened; the audit entry names the area only, like the report's own. */
export const readHarmReport: Handler<typeof visitsContract.actions.readHarmReport> = async (ctx, { reportId }) => {
  const report = await openReport(ctx, reportId)
  const said = ctx.openJson(report.sealed) as { whereZh: string; wordsZh: string }
  const isScan = report.reportedByStaffId.startsWith('system:')
  const handling = report.handlingSealed ? (ctx.openJson(report.handlingSealed) as HandlingNote[]) : []
  const [reporter, nameOf] = await Promise.all([
    ctx.store.staff.get(report.reportedByStaffId),
    areaNames(ctx, [report.areaCode]),
  ])
  ctx.recordAccess({ areaCode: report.areaCode, note: `sealed report ${report.reportNo} opened` })
  return {
    ...harmReportLine(report, nameOf(report.areaCode), ctx.now),
    whereZh: said.whereZh,
    wordsZh: said.wordsZh,
    reporter: {
      nameZh: reporter?.name ?? (isScan ? '部门数据比对' : '已离岗的同志'),
      roleZh: reporter ? ROLE_LABELS[reporter.role].zh : isScan ? '系统提醒，请人核实' : '工作人员',
      phone: reporter?.phone ?? null,
    },
    handling: handling.map(({ at, byName, step, noteZh }) => ({
      at,
      byName,
      stepZh: HARM_STEP_LABELS[step].zh,
      noteZh,
    })),
    numbersZh: HARM_NUMBERS_ZH,
  }
}
