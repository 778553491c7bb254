import { cloud } from '../../../cloud/client'
import { useQuery } from '../../../cloud/use-query'
import { useMe } from '../../access/use-me'
import { mayPropose } from './view'

const COUNTY_DIGITS = 6

/** Where the person may set a value: the county first, then its townships; nowhere for those who only read. */
export function useChangeAreas(areaCode: string): readonly { code: string; name: string }[] {
  const me = useMe()
  const townships = useQuery(() => cloud.areas.listChildren({}), [])
  if (!mayPropose(me.data)) return []
  return [{ code: areaCode.slice(0, COUNTY_DIGITS), name: '全县' }, ...(townships.data?.items ?? [])]
}
