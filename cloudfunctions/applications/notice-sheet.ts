import type { applicationsContract } from '@shared/applications/contract'
import { departmentZh } from '@shared/applications/terms'
import { formatDate } from '@shared/kernel/dates'
import type { Handler } from '../runtime'
import { authorizationOf } from './authorization'
import { readItem } from './read-item'
import { termsInForce } from './terms-in-force'

/** 一次性告知单: everything still to bring, told once, and nothing that data sharing can give (社会救助法 2026 art. 62). */
export const noticeSheet: Handler<typeof applicationsContract.actions.noticeSheet> = async (ctx, input) => {
  const item = await readItem(ctx, input.applicationId)
  const household = await ctx.store.households.get(item.householdId)
  const terms = await termsInForce(ctx, item)
  const authorization = await authorizationOf(ctx, item)
  const bring = (terms?.documents ?? []).filter((document) => !document.byDataSharing)
  const shared = (terms?.documents ?? []).filter((document) => document.byDataSharing)
  ctx.recordAccess({ householdId: item.householdId, areaCode: item.areaCode, note: '打印一次性告知单' })
  return {
    titleZh: '一次性告知单',
    madeAt: ctx.now,
    blocks: [
      {
        headingZh: '申请事项',
        rows: [
          { labelZh: '事项', textZh: item.titleZh },
          { labelZh: '家庭', textZh: `${household?.headName ?? ''}，${household?.addressText ?? ''}` },
          { labelZh: '办理部门', textZh: departmentZh(item.departmentId) },
          {
            labelZh: '办理期限',
            textZh: terms?.clock
              ? `受理后${terms.clock.limitWorkingDays}个工作日（${terms.clock.basisZh}）`
              : '由经办部门另行告知',
          },
          { labelZh: '告知日期', textZh: formatDate(ctx.today, ctx.today) },
        ],
        imageUrls: [],
      },
      {
        headingZh: '请您准备',
        rows:
          bring.length > 0
            ? bring.map((document, index) => ({ labelZh: `${index + 1}`, textZh: document.nameZh }))
            : [{ labelZh: '—', textZh: '不用再交材料。' }],
        imageUrls: [],
      },
      {
        headingZh: '不用您准备（由部门共享数据取得）',
        rows:
          shared.length > 0
            ? shared.map((document, index) => ({ labelZh: `${index + 1}`, textZh: document.nameZh }))
            : [{ labelZh: '—', textZh: '这一项没有。' }],
        imageUrls: [],
      },
      {
        headingZh: '还差的签名',
        rows: [
          {
            labelZh: '核对授权',
            textZh: !authorization.required
              ? '这一项不需要核对授权。'
              : authorization.missingNamesZh.length > 0
                ? `${authorization.missingNamesZh.join('、')}（在外地的，可以在自己手机上签）`
                : '已签齐。',
          },
        ],
        imageUrls: [],
      },
    ],
  }
}
