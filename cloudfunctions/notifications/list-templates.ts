import type { notificationsContract } from '@shared/notifications/contract'
import { TEMPLATE_KEYS } from '@shared/notifications/model'
import type { Handler } from '../runtime'
import { templateIds } from './templates'

export const listTemplates: Handler<typeof notificationsContract.actions.templates> = async () => {
  const ids = templateIds(process.env)
  return { items: TEMPLATE_KEYS.map((key) => ({ key, templateId: ids[key] })) }
}
