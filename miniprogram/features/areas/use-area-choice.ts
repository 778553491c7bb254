import { useState } from 'react'
import { cloud } from '../../cloud/client'
import { useQuery } from '../../cloud/use-query'

export interface ChosenArea {
  code: string
  name: string
}

/** Township, then village: the way to a place for whoever has no plate at hand. */
export function useAreaChoice() {
  const [township, setTownship] = useState<ChosenArea | null>(null)
  const [community, setCommunity] = useState<ChosenArea | null>(null)
  const townships = useQuery(() => cloud.areas.listChildren({}), [])
  const communities = useQuery(
    async () => (township ? cloud.areas.listChildren({ parentCode: township.code }) : { items: [] }),
    [township?.code],
  )
  return {
    township,
    community,
    townships,
    communities,
    chooseTownship: (area: ChosenArea) => {
      setTownship(area)
      setCommunity(null)
    },
    chooseCommunity: setCommunity,
    back: () => (community ? setCommunity(null) : setTownship(null)),
  }
}
