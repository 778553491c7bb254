import { batchView } from '@shared/feeds/batch-view'
import { findFeed } from '@shared/feeds/catalogue'
import type { feedsContract } from '@shared/feeds/contract'
import type { FeedDefinition } from '@shared/feeds/definition'
import { invalidField, KoumenError } from '@shared/kernel/errors'
import type { Context, Handler } from '../runtime'
import type { Batch } from './batch-progress'
import { AT_THE_BEGINNING, nextSlice } from './import-slice'

interface SentFile {
  feedId: string
  attachmentId: string
  fileName: string
  dataOn: string
}

interface Sender {
  staffId: string
  name: string
}

const requireFeed = (ctx: Context, { feedId, dataOn }: Pick<SentFile, 'feedId' | 'dataOn'>): FeedDefinition => {
  const feed = findFeed(feedId)
  if (!feed) throw new KoumenError('NOT_FOUND')
  if (feed.subject === 'area')
    throw invalidField('feedId', `“${feed.titleZh}”不从文件导入，由应急值班员在系统里选定区域登记。`)
  if (dataOn > ctx.today) throw invalidField('dataOn', '数据日期不能晚于今天。')
  return feed
}

/** Opens the batch of a stored file, one a file, however often it is asked for; a previewed one may then be taken in. */
export const openBatchOf = async (
  ctx: Context,
  file: SentFile,
  sender: Sender,
  status: 'importing' | 'previewing',
): Promise<Batch> => {
  const feed = requireFeed(ctx, file)
  const _id = `file:${file.attachmentId}`
  await ctx.attachments.verify(file.attachmentId)
  const messageZh = status === 'importing' ? '正在导入。' : '正在预览。'
  return ctx.commit(async (tx) => {
    await ctx.attachments.link(tx, file.attachmentId, { linkedTo: _id, purpose: 'feedFile' })
    tx.audit({ note: `feed ${feed.id}, batch ${_id}` })
    const { document } = await tx.batches.insertOnce({
      _id,
      feedId: feed.id,
      departmentId: feed.department,
      fileName: file.fileName,
      attachmentId: file.attachmentId,
      contentHash: null,
      dataOn: file.dataOn,
      byStaffId: sender.staffId,
      byName: sender.name,
      status,
      ...AT_THE_BEGINNING,
      ignoredColumns: [],
      encoding: '',
      householdIds: [],
      arrivalBefore: null,
      undoneAt: null,
      finishedAt: null,
      messageZh,
    })
    if (status === 'importing' && (document.status === 'previewed' || document.status === 'previewing'))
      return tx.batches.update(document, { ...AT_THE_BEGINNING, status, contentHash: null, messageZh })
    return document
  })
}

const take =
  (status: 'importing' | 'previewing'): Handler<typeof feedsContract.actions.import> =>
  async (ctx, input) => {
    const feed = requireFeed(ctx, input)
    const attachment = await ctx.store.attachments.get(input.attachmentId)
    if (!attachment || attachment.purpose !== 'feedFile' || attachment.uploadedBy !== ctx.actor.openid)
      throw new KoumenError('NOT_FOUND', '没有找到这份文件，请重新上传。')
    const seat = ctx.actor.staff.find(
      (one) =>
        one.role === 'administrator' || (one.role === 'departmentOfficer' && one.departmentId === feed.department),
    )
    if (!seat) throw new KoumenError('FORBIDDEN')
    return batchView(await nextSlice(ctx, await openBatchOf(ctx, input, seat, status)))
  }

/** Takes an uploaded file in: its first slice now, the rest with the calls and the timer that follow. */
export const importFile = take('importing')

/** Works out what the file would change; nothing is written but the batch and its pieces. */
export const previewFile = take('previewing')
