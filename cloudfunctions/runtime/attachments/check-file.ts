import { createHash } from 'node:crypto'
import { ATTACHMENT_RULES, type Attachment } from '@shared/access/attachments'
import { KoumenError } from '@shared/kernel/errors'
import { SdkError } from '../store/sdk-error'
import type { Storage } from '../store/storage'
import { sniff, stripMetadata } from './strip-metadata'

export interface CheckedFile {
  fileId: string
  bytes: number
  sha256: string
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

const missingIsTold = async <T>(read: () => Promise<T>): Promise<T> => {
  try {
    return await read()
  } catch (error) {
    if (error instanceof SdkError && error.failure === 'missing') {
      throw new KoumenError('INVALID_INPUT', '文件还没有传上来，请重新上传。')
    }
    throw error
  }
}

const PART = 4 * 1024 * 1024

/** A department's file may be large: its length and hash are taken part by part. */
const checkInParts = async (
  storage: Storage,
  { fileId, purpose, sha256: announced }: Pick<Attachment, 'fileId' | 'purpose' | 'sha256'>,
): Promise<CheckedFile> => {
  const rule = ATTACHMENT_RULES[purpose]
  const hash = createHash('sha256')
  let [at, total] = [0, 1]
  while (at < total) {
    const part = await missingIsTold(() => storage.read(fileId, at, PART))
    total = part.total
    if (total > rule.maxBytes) throw new KoumenError('INVALID_INPUT', rule.tooLargeZh)
    if (part.bytes.length === 0) break
    hash.update(part.bytes)
    at += part.bytes.length
  }
  const digest = hash.digest('hex')
  if (announced !== undefined && digest !== announced)
    throw new KoumenError('INVALID_INPUT', '文件在上传途中损坏了，请重新上传。')
  return { fileId, bytes: at, sha256: digest }
}

/** Looks at what really lies in storage: size, kind, announced hash; takes out EXIF and writes the clean file back. */
export const checkFile = async (
  storage: Storage,
  attachment: Pick<Attachment, 'fileId' | 'cloudPath' | 'purpose' | 'contentType' | 'sha256'>,
): Promise<CheckedFile> => {
  const rule = ATTACHMENT_RULES[attachment.purpose]
  if (attachment.purpose === 'feedFile') return checkInParts(storage, attachment)
  const stored = await missingIsTold(() => storage.download(attachment.fileId))
  if (stored.length > rule.maxBytes) throw new KoumenError('INVALID_INPUT', rule.tooLargeZh)
  if (attachment.sha256 !== undefined && sha256(stored) !== attachment.sha256) {
    throw new KoumenError('INVALID_INPUT', '文件在上传途中损坏了，请重新上传。')
  }
  const kind = sniff(stored)
  const fits = kind === 'audio' ? attachment.contentType.startsWith('audio/') : kind === attachment.contentType
  if (!kind || !fits) throw new KoumenError('INVALID_INPUT', rule.wrongTypeZh)
  const clean = stripMetadata(stored)
  const fileId = clean === stored ? attachment.fileId : await storage.upload(attachment.cloudPath, clean)
  return { fileId, bytes: clean.length, sha256: sha256(clean) }
}
