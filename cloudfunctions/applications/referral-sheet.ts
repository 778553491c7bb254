import type { applicationsContract } from '@shared/applications/contract'
import { formatInstant } from '@shared/kernel/dates'
import { KoumenError } from '@shared/kernel/errors'
import type { Handler } from '../runtime'
import { actingSeat } from './history'
import { readItem } from './read-item'

/** 转办单 for a department without an account: what is asked and where to answer; no illness, income or identity number. */
export const referralSheet: Handler<typeof applicationsContract.actions.referralSheet> = async (ctx, input) => {
  const item = await readItem(ctx, input.applicationId)
  if (!item.referral) throw new KoumenError('ILLEGAL_TRANSITION', '这件事还没有转部门，先点“转部门”。')
  const [household, township] = await Promise.all([
    ctx.store.households.get(item.householdId),
    ctx.store.areas.get(item.areaCode.slice(0, 9)),
  ])
  ctx.recordAccess({ householdId: item.householdId, areaCode: item.areaCode, note: '打印转办单' })
  return {
    titleZh: '社会救助事项转办单',
    madeAt: ctx.now,
    blocks: [
      {
        headingZh: `致：${item.referral.toZh}`,
        rows: [
          { labelZh: '事项', textZh: item.titleZh },
          { labelZh: '家庭', textZh: `${household?.headName ?? ''}，${household?.addressText ?? ''}` },
          { labelZh: '转办单位', textZh: `${township?.name ?? ''}人民政府` },
          { labelZh: '经办人', textZh: actingSeat(ctx, item.areaCode)?.name ?? '' },
          { labelZh: '转办时间', textZh: formatInstant(item.referral.at, ctx.now) },
          { labelZh: '编号', textZh: item._id.slice(-8) },
        ],
        imageUrls: [],
      },
      {
        headingZh: '回复（请填写后交回转办单位）',
        rows: [
          { labelZh: '办理结果', textZh: item.referral.replyZh ?? '' },
          { labelZh: '理由和依据', textZh: '' },
          { labelZh: '经办人、日期', textZh: '' },
        ],
        imageUrls: [],
      },
    ],
  }
}
