import { z } from 'zod'
import { defineContract } from '../kernel/contract'
import { Id, PageInput, pageOf } from '../kernel/document'
import { TemplateKey } from './model'

export const notificationsContract = defineContract('notifications', {
  inbox: {
    kind: 'read',
    summary: 'A person reads their own inbox, newest first.',
    input: z.object({ ...PageInput }),
    output: pageOf(
      z.object({
        notificationId: Id,
        at: z.string(),
        textZh: z.string(),
        page: z.string(),
        read: z.boolean(),
        delivery: z.string(),
      }),
    ),
    errors: [],
  },
  markRead: {
    kind: 'write',
    summary: 'A person marks a line of their inbox as read.',
    input: z.object({ notificationId: Id }),
    output: z.object({ notificationId: Id }),
    errors: ['NOT_FOUND'],
  },
  templates: {
    kind: 'read',
    summary: 'The subscribe-message template ids a phone may ask permission for.',
    input: z.object({}),
    output: z.object({ items: z.array(z.object({ key: TemplateKey, templateId: z.string() })) }),
    errors: [],
  },
  unreadCount: {
    kind: 'read',
    summary: 'How many lines are unread.',
    input: z.object({}),
    output: z.object({ count: z.number().int() }),
    errors: [],
  },
})
