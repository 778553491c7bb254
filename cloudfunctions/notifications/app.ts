import { notificationsContract } from '@shared/notifications/contract'
import { anyone, defineApp, deliverOutbox, signedIn } from '../runtime'
import { countUnread } from './count-unread'
import { deliverNotification } from './deliver-notification'
import { listInbox } from './list-inbox'
import { listTemplates } from './list-templates'
import { markRead } from './mark-read'

export const app = defineApp(
  notificationsContract,
  {
    inbox: { guard: signedIn(), handler: listInbox },
    markRead: { guard: signedIn(), handler: markRead },
    templates: { guard: anyone(), handler: listTemplates },
    unreadCount: { guard: signedIn(), handler: countUnread },
  },
  { timers: { 'deliver-outbox': (ctx) => deliverOutbox(ctx, { notify: deliverNotification }) } },
)
