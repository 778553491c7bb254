import type { Me } from '../access/view'
import { HARM_ROLES } from '@shared/visits/harm-report'
import { cloud } from '../../cloud/client'
import { useQuery } from '../../cloud/use-query'

/** Whether the sealed channel may lead to this phone; the server alone says which report does. */
export const isOnHarmChannel = (me: Pick<Me, 'staff'>): boolean =>
  me.staff.some((post) => HARM_ROLES.includes(post.role))

/** Reports routed to me. Nothing of them is kept on the phone. */
export const useHarmReports = (show: 'open' | 'closed') =>
  useQuery(() => cloud.visits.listHarmReports({ show }), [show])
