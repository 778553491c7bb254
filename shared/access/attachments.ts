import { z } from 'zod'

/** Why a file is kept; each purpose fixes what may be uploaded and how long it stays. */
export const AttachmentPurpose = z.enum([
  'requestPhoto',
  'requestVoice',
  'visitPhoto',
  'visitVoice',
  'signature',
  'document',
])
export type AttachmentPurpose = z.infer<typeof AttachmentPurpose>

const IMAGES = ['image/jpeg', 'image/png'] as const
const AUDIO = ['audio/mpeg', 'audio/mp4', 'audio/aac', 'audio/wav', 'audio/webm', 'audio/ogg'] as const

export interface AttachmentRule {
  contentTypes: readonly string[]
  maxBytes: number
  /** Days after the link; the retention job then removes file and record. */
  retentionDays: number
  tooLargeZh: string
}

export const ATTACHMENT_RULES: Record<AttachmentPurpose, AttachmentRule> = {
  requestPhoto: {
    contentTypes: IMAGES,
    maxBytes: 5 * 1024 * 1024,
    retentionDays: 1095,
    tooLargeZh: '照片太大了（最多5MB），请重新拍一张或选“压缩后上传”。',
  },
  requestVoice: {
    contentTypes: AUDIO,
    maxBytes: 2 * 1024 * 1024,
    retentionDays: 1095,
    tooLargeZh: '录音太长了（最多2MB），请分两段说。',
  },
  visitPhoto: {
    contentTypes: IMAGES,
    maxBytes: 5 * 1024 * 1024,
    retentionDays: 1095,
    tooLargeZh: '照片太大了（最多5MB），请重新拍一张或选“压缩后上传”。',
  },
  visitVoice: {
    contentTypes: AUDIO,
    maxBytes: 2 * 1024 * 1024,
    retentionDays: 1095,
    tooLargeZh: '录音太长了（最多2MB），请分两段说。',
  },
  signature: {
    contentTypes: ['image/png'],
    maxBytes: 200 * 1024,
    retentionDays: 3650,
    tooLargeZh: '签名图片太大了（最多200KB），请重新签一次。',
  },
  document: {
    contentTypes: IMAGES,
    maxBytes: 5 * 1024 * 1024,
    retentionDays: 3650,
    tooLargeZh: '材料照片太大了（最多5MB），请重新拍一张。',
  },
}

export const Attachment = z.object({
  purpose: AttachmentPurpose,
  contentType: z.string(),
  bytes: z.number().int().nonnegative(),
  /** Hex, lower case. Known once the file has been checked (or announced by the client). */
  sha256: z.string().optional(),
  cloudPath: z.string(),
  fileId: z.string(),
  uploadedBy: z.string(),
  status: z.enum(['pending', 'linked']),
  linkedTo: z.string().optional(),
  linkedAt: z.string().optional(),
  /** `YYYY-MM-DD`, the day the retention job may remove it. */
  keepUntil: z.string(),
})
export type Attachment = z.infer<typeof Attachment>
