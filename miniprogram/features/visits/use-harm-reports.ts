import type { Me } from '../access/view'
import { isOnHarmChannel as isPostOnChannel } from '@shared/visits/harm-channel'
import { cloud } from '../../cloud/client'
import { useQuery } from '../../cloud/use-query'

/** Whether the sealed channel may lead to this phone; the server alone says which report does. */
export const isOnHarmChannel = (me: Pick<Me, 'staff'>): boolean => me.staff.some((post) => isPostOnChannel(post))

/** Reports routed to me. Nothing of them is kept on the phone. */
export const useHarmReports = (show: 'open' | 'closed') =>
  useQuery(() => cloud.visits.listHarmReports({ show }), [show])
