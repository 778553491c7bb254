import { ATTACHMENT_RULES, type AttachmentPurpose } from '@shared/access/attachments'
import type { Actor } from '@shared/access/actor'
import { addDays } from '@shared/kernel/dates'
import { invalidField, KoumenError } from '@shared/kernel/errors'
import type { Attachments } from '../context'
import type { Database } from '../store/database'
import { newDocument } from '../store/document'
import { readStore } from '../store/read-store'
import type { Storage } from '../store/storage'
import { checkFile, type CheckedFile } from './check-file'

const PENDING_DAYS = 1
const LINK_SECONDS = 600

const EXTENSIONS: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/aac': 'aac',
  'audio/wav': 'wav',
  'audio/webm': 'webm',
  'audio/ogg': 'ogg',
  'text/csv': 'csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
}

const plainType = (contentType: string): string => (contentType.split(';')[0] ?? '').trim().toLowerCase()

const requireAllowed = (purpose: AttachmentPurpose, contentType: string, bytes: number): void => {
  const rule = ATTACHMENT_RULES[purpose]
  if (!rule.contentTypes.includes(contentType)) throw invalidField('contentType', rule.wrongTypeZh)
  if (bytes > rule.maxBytes) throw invalidField('bytes', rule.tooLargeZh)
}

export interface AttachmentMeans {
  database: Database
  storage: Storage
  actor: Actor
  now: string
  today: string
  newId(): string
}

/** Files go straight to storage; what we keep is a typed record with purpose, hash and the day it may be removed. */
export const attachmentsFor = (means: AttachmentMeans): Attachments => {
  const { database, storage, actor, today } = means
  const store = readStore(database)
  const checks = new Map<string, Promise<CheckedFile>>()

  const find = async (attachmentId: string) => {
    const attachment = await store.attachments.get(attachmentId)
    if (!attachment) throw new KoumenError('INVALID_INPUT', '附件找不到了，请重新上传。')
    return attachment
  }

  const begin = (purpose: AttachmentPurpose, contentType: string, bytes: number) => {
    const type = plainType(contentType)
    requireAllowed(purpose, type, bytes)
    const attachmentId = means.newId()
    const cloudPath = `attachments/${purpose}/${today.slice(0, 7)}/${attachmentId}.${EXTENSIONS[type] ?? 'bin'}`
    return { attachmentId, type, cloudPath }
  }

  const record = async (
    { attachmentId, type, cloudPath }: ReturnType<typeof begin>,
    fileId: string,
    file: { purpose: AttachmentPurpose; bytes: number; sha256: string | undefined },
  ): Promise<void> => {
    const fields = {
      ...file,
      contentType: type,
      cloudPath,
      fileId,
      uploadedBy: actor.openid,
      status: 'pending',
      keepUntil: addDays(today, PENDING_DAYS),
    }
    await database.add('attachments', newDocument('attachments', fields, attachmentId, means.now))
  }

  const fileIds = new Map<string, string>()
  const fileIdOf = async (attachmentId: string): Promise<string> => {
    const fileId = fileIds.get(attachmentId) ?? (await find(attachmentId)).fileId
    fileIds.set(attachmentId, fileId)
    return fileId
  }

  const check = (attachmentId: string): Promise<CheckedFile> => {
    const known = checks.get(attachmentId)
    if (known) return known
    const started = find(attachmentId).then((attachment) => {
      if (attachment.uploadedBy !== actor.openid)
        throw new KoumenError('FORBIDDEN', '这个附件不是您上传的，请重新上传。')
      return checkFile(storage, attachment)
    })
    checks.set(attachmentId, started)
    return started
  }

  return {
    createUpload: async ({ purpose, contentType, bytes, sha256 }) => {
      const wanted = begin(purpose, contentType, bytes)
      const ticket = await storage.uploadTicket(wanted.cloudPath)
      await record(wanted, ticket.fileId, { purpose, bytes, sha256: sha256?.toLowerCase() })
      const { attachmentId, cloudPath } = wanted
      return { attachmentId, uploadUrl: ticket.url, method: 'PUT', headers: ticket.headers, cloudPath }
    },
    store: async ({ purpose, contentType, bytes }) => {
      const wanted = begin(purpose, contentType, bytes.length)
      const fileId = await storage.upload(wanted.cloudPath, bytes)
      await record(wanted, fileId, { purpose, bytes: bytes.length, sha256: undefined })
      return wanted.attachmentId
    },
    verify: async (attachmentId) => {
      await check(attachmentId)
    },
    link: async (tx, attachmentId, { linkedTo, purpose }) => {
      const attachment = await tx.attachments.get(attachmentId)
      if (!attachment) throw new KoumenError('INVALID_INPUT', '附件找不到了，请重新上传。')
      if (attachment.status === 'linked') {
        if (attachment.linkedTo === linkedTo) return
        throw new KoumenError('CONFLICT', '这个附件已经用在别处了，请重新上传。')
      }
      requireAllowed(purpose, attachment.contentType, 0)
      const file = await check(attachmentId)
      await tx.attachments.update(attachment, {
        ...file,
        purpose,
        status: 'linked',
        linkedTo,
        linkedAt: means.now,
        keepUntil: addDays(today, ATTACHMENT_RULES[purpose].retentionDays),
      })
    },
    readPart: async (attachmentId, from, bytes) => storage.read(await fileIdOf(attachmentId), from, bytes),
    temporaryUrl: async (attachmentId) => storage.temporaryUrl((await find(attachmentId)).fileId, LINK_SECONDS),
  }
}
