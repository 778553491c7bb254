import type { applicationsContract } from '@shared/applications/contract'
import { EVIDENCE_LABELS } from '@shared/consents/labels'
import { APPEAL_ZH } from '@shared/applications/labels'
import { decisionZh, historyZh, proposalZh } from '@shared/applications/view'
import { formatInstant } from '@shared/kernel/dates'
import type { Context, Doc, Handler } from '../runtime'
import { readItem } from './read-item'
import { termsInForce } from './terms-in-force'

type Rows = { labelZh: string; textZh: string }[]

const pictures = async (ctx: Context, ids: readonly (string | null)[]): Promise<string[]> =>
  Promise.all(ids.flatMap((id) => (id ? [ctx.attachments.temporaryUrl(id)] : [])))

const authorizationRows = (
  ctx: Context,
  consents: readonly Doc<'consents'>[],
  persons: readonly Doc<'persons'>[],
): Rows =>
  consents.map((consent) => ({
    labelZh: persons.find((person) => person._id === consent.personId)?.name ?? '本人',
    textZh: `${formatInstant(consent.givenAt, ctx.now)} ${EVIDENCE_LABELS[consent.evidence.kind].zh}：${consent.textZh}${consent.withdrawnAt ? '（已撤回）' : ''}`,
  }))

/** 全套档案: application, authorizations, visits, opinion, decision and delivery of one item, in the order an auditor reads. */
export const dossier: Handler<typeof applicationsContract.actions.dossier> = async (ctx, input) => {
  const item = await readItem(ctx, input.applicationId)
  const household = await ctx.store.households.get(item.householdId)
  const [persons, consents, visits] = await Promise.all([
    ctx.store.persons.getMany(household?.members.map((member) => member.personId) ?? []),
    ctx.store.consents.find({ where: { householdId: item.householdId }, limit: 500 }),
    ctx.store.visits.find({ where: { householdId: item.householdId }, limit: 200 }),
  ])
  const terms = await termsInForce(ctx, item)
  ctx.recordAccess({ householdId: item.householdId, areaCode: item.areaCode, note: `打印${item.titleZh}全套档案` })
  const signatures = consents.items.flatMap((consent) =>
    'attachmentId' in consent.evidence ? [consent.evidence.attachmentId ?? null] : [],
  )
  return {
    titleZh: `${item.titleZh} 全套档案`,
    madeAt: ctx.now,
    blocks: [
      {
        headingZh: '一、申请',
        rows: [
          { labelZh: '家庭', textZh: `${household?.headName ?? ''}，${household?.addressText ?? ''}` },
          { labelZh: '共同生活成员', textZh: persons.map((person) => person.name).join('、') },
          { labelZh: '事项', textZh: item.titleZh },
          { labelZh: '依据', textZh: terms?.basisZh ?? '一事一议' },
          { labelZh: '近亲属备案', textZh: item.staffRelative ? '是，按近亲属程序办理' : '否' },
          { labelZh: '政策已告知', textZh: item.policyToldAt ? formatInstant(item.policyToldAt, ctx.now) : '未记录' },
        ],
        imageUrls: [],
      },
      {
        headingZh: '二、授权和同意',
        rows: authorizationRows(ctx, consents.items, persons),
        imageUrls: await pictures(ctx, signatures),
      },
      {
        headingZh: '三、入户走访',
        rows: visits.items.map((visit) => ({
          labelZh: formatInstant(visit.startedAt, ctx.now),
          textZh: visit.visitorName,
        })),
        imageUrls: await pictures(
          ctx,
          visits.items.flatMap((visit) => visit.photoAttachmentIds),
        ),
      },
      {
        headingZh: '四、意见和决定',
        rows: [
          { labelZh: '经办意见', textZh: item.proposal ? proposalZh(item.proposal) : '还没有' },
          { labelZh: '决定', textZh: item.decision ? decisionZh(item.decision) : '还没有' },
          { labelZh: '规则版本', textZh: item.basis?.catalogueHash ?? '—' },
          ...(item.decision && !item.decision.approved ? [{ labelZh: '救济途径', textZh: APPEAL_ZH }] : []),
        ],
        imageUrls: await pictures(ctx, [item.decision?.signatureAttachmentId ?? null]),
      },
      {
        headingZh: '五、经过',
        rows: item.history.map((line) => ({ labelZh: formatInstant(line.at, ctx.now), textZh: historyZh(line) })),
        imageUrls: [],
      },
    ],
  }
}
