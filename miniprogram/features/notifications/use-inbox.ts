import { cloud } from '../../cloud/client'
import { newIntent } from '../../cloud/intent'
import { useQuery } from '../../cloud/use-query'

/** My messages, newest first. Opening one marks it as read; failing to mark is no reason to stop. */
export function useInbox() {
  const inbox = useQuery(() => cloud.notifications.inbox({}), [])
  return {
    inbox,
    open: async (notificationId: string): Promise<void> => {
      await cloud.notifications.markRead({ notificationId }, newIntent()).catch(() => undefined)
    },
  }
}
