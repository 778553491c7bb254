import { batchView } from '@shared/feeds/batch-view'
import { findFeed } from '@shared/feeds/catalogue'
import type { feedsContract } from '@shared/feeds/contract'
import { invalidField, KoumenError } from '@shared/kernel/errors'
import type { Handler } from '../runtime'
import { importSlice } from './import-slice'

/** Opens the batch of an uploaded file (one a file, however often it is asked for) and takes in its first slice. */
export const importFile: Handler<typeof feedsContract.actions.import> = async (ctx, input) => {
  const feed = findFeed(input.feedId)
  if (!feed) throw new KoumenError('NOT_FOUND')
  if (feed.subject === 'area')
    throw invalidField('feedId', `“${feed.titleZh}”不从文件导入，由应急值班员在系统里选定区域登记。`)
  if (input.dataOn > ctx.today) throw invalidField('dataOn', '数据日期不能晚于今天。')
  const attachment = await ctx.store.attachments.get(input.attachmentId)
  if (!attachment || attachment.purpose !== 'feedFile' || attachment.uploadedBy !== ctx.actor.openid)
    throw new KoumenError('NOT_FOUND', '没有找到这份文件，请重新上传。')
  await ctx.attachments.verify(input.attachmentId)
  const seat = ctx.actor.staff.find(
    (one) => one.role === 'administrator' || (one.role === 'departmentOfficer' && one.departmentId === feed.department),
  )
  if (!seat) throw new KoumenError('FORBIDDEN')
  const _id = `file:${input.attachmentId}`
  const batch = await ctx.commit(async (tx) => {
    await ctx.attachments.link(tx, input.attachmentId, { linkedTo: _id, purpose: 'feedFile' })
    tx.audit({ note: `feed ${feed.id}, batch ${_id}` })
    const { document } = await tx.batches.insertOnce({
      _id,
      feedId: feed.id,
      departmentId: feed.department,
      fileName: input.fileName,
      attachmentId: input.attachmentId,
      contentHash: null,
      dataOn: input.dataOn,
      byStaffId: seat.staffId,
      byName: seat.name,
      status: 'importing',
      cursor: 0,
      rows: { total: 0, done: 0, accepted: 0, unchanged: 0, duplicates: 0, rejected: 0 },
      fixes: {},
      problems: [],
      moreProblems: 0,
      ignoredColumns: [],
      encoding: '',
      householdIds: [],
      finishedAt: null,
      messageZh: '正在导入。',
    })
    return document
  })
  return batchView(await importSlice(ctx, batch))
}
