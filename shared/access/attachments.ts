import { z } from 'zod'

/** Why a file is kept; each purpose fixes what may be uploaded and how long it stays. */
export const AttachmentPurpose = z.enum([
  'roofPhoto',
  'photo',
  'voice',
  'signature',
  'thumbprint',
  'document',
  'feedFile',
])
export type AttachmentPurpose = z.infer<typeof AttachmentPurpose>

export interface AttachmentRule {
  contentTypes: readonly string[]
  maxBytes: number
  /** Days after the link; the retention job then removes file and record. */
  retentionDays: number
  tooLargeZh: string
  wrongTypeZh: string
}

const MB = 1024 * 1024

const PHOTO: AttachmentRule = {
  contentTypes: ['image/jpeg', 'image/png'],
  maxBytes: 5 * MB,
  retentionDays: 3 * 365,
  tooLargeZh: '照片太大了（最多5MB），请重新拍一张，或选“压缩后上传”。',
  wrongTypeZh: '照片请用JPG或PNG格式，直接拍照上传即可。',
}

const VOICE: AttachmentRule = {
  contentTypes: ['audio/mpeg', 'audio/mp4', 'audio/aac', 'audio/wav', 'audio/webm', 'audio/ogg'],
  maxBytes: 2 * MB,
  retentionDays: 3 * 365,
  tooLargeZh: '录音太长了（最多2MB），请分两段说。',
  wrongTypeZh: '录音格式不对，请按住“说话”重新录一段。',
}

export const ATTACHMENT_RULES: Record<AttachmentPurpose, AttachmentRule> = {
  roofPhoto: PHOTO,
  photo: PHOTO,
  voice: VOICE,
  signature: {
    contentTypes: ['image/png'],
    maxBytes: 200 * 1024,
    retentionDays: 10 * 365,
    tooLargeZh: '签名图片太大了（最多200KB），请重新签一次。',
    wrongTypeZh: '签名要在签名板上手写，请重新签一次。',
  },
  thumbprint: { ...PHOTO, retentionDays: 10 * 365 },
  document: { ...PHOTO, retentionDays: 10 * 365, tooLargeZh: '材料照片太大了（最多5MB），请重新拍一张。' },
  feedFile: {
    contentTypes: [
      'text/csv',
      'text/plain',
      'application/octet-stream',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
    maxBytes: 200 * MB,
    retentionDays: 90,
    tooLargeZh: '文件太大（最多200MB），请拆成几份再送。',
    wrongTypeZh: '请送CSV或XLSX文件：在表格软件里选“另存为”。',
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
