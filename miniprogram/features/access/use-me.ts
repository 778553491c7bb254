import { cloud } from '../../cloud/client'
import { useQuery } from '../../cloud/use-query'

/** Who this phone is: posts held, and the people it may act for. */
export const useMe = () => useQuery(() => cloud.access.whoami({}), [])
