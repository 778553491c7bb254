import { useState } from 'react'
import type { TemplateKey } from '@shared/notifications/model'
import { cloud } from '../../cloud/client'
import { useQuery } from '../../cloud/use-query'
import { askPermission, type Permission } from './ask-permission'

/** Asks whether WeChat may tell the person about these things. The template ids are read before the tap, as WeChat requires. */
export function useMessagePermission(keys: readonly TemplateKey[]) {
  const templates = useQuery(() => cloud.notifications.templates({}), [])
  const [permission, setPermission] = useState<Permission>()
  const ids = (templates.data?.items ?? []).filter((item) => keys.includes(item.key)).map((item) => item.templateId)
  return {
    canAsk: ids.length > 0 && permission === undefined,
    permission,
    ask: async (): Promise<void> => setPermission(await askPermission(ids)),
  }
}
