import { z } from 'zod'
import { documentFields, Id } from '../kernel/document'

/** WeChat subscribe-message templates, by our own key; ids are deployment configuration. Texts never carry illness, income or policy names. */
export const TEMPLATE_KEYS = ['newTask', 'progress', 'decisionReady', 'warningDigest'] as const
export const TemplateKey = z.enum(TEMPLATE_KEYS)
export type TemplateKey = z.infer<typeof TemplateKey>

/** One line of a person's inbox: always written; the WeChat message is a bonus that may fail. */
export const Notification = z.object({
  ...documentFields,
  openid: z.string(),
  templateKey: TemplateKey,
  textZh: z.string(),
  page: z.string(),
  readAt: z.string().nullable(),
  /** What WeChat answered. */
  delivery: z.enum(['pending', 'sent', 'noQuota', 'refused', 'failed']),
  errorCode: z.number().int().nullable(),
  relatedId: Id.nullable(),
})
export type Notification = z.infer<typeof Notification>

/** Payload of an outbox row of kind `notify`: to one member of staff or one phone. */
export const NotifyPayload = z.object({
  openid: z.string().optional(),
  staffId: Id.optional(),
  templateKey: TemplateKey,
  textZh: z.string().max(20),
  page: z.string().max(200),
  relatedId: Id.optional(),
})
export type NotifyPayload = z.infer<typeof NotifyPayload>
