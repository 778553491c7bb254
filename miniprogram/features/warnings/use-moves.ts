import type { InputOf } from '@shared/kernel/contract'
import type { warningsContract } from '@shared/warnings/contract'
import type { DisasterLine } from '@shared/warnings/disaster-contract'
import { DISASTER_HANDS } from '@shared/warnings/disaster-duty'
import { byPriority } from '@shared/warnings/disaster-score'
import { cloud } from '../../cloud/client'
import { enqueue } from '../../cloud/offline-queue'
import { serverNow, toInstant } from '../../cloud/server-time'
import { useEvery } from '../../cloud/use-every'
import { useOfflineQueue } from '../../cloud/use-offline-queue'
import { useQuery, type Query } from '../../cloud/use-query'
import type { Me } from '../access/view'
import { keepMoves, keptMoves, keptPlaces, type Moves } from './move-cache'
import { withMarks } from './moves-view'

type Mark = InputOf<(typeof warningsContract)['actions']['markDisaster']>

const ON_A_PAGE = 100
const MOST_PAGES = 20
const LOOK_MS = 30_000

/** The places whose people I go to: none of them inside another. */
const placesOf = (me: Pick<Me, 'staff'>): string[] => {
  const codes = [...new Set(me.staff.flatMap(({ role, areaCode }) => (DISASTER_HANDS.includes(role) ? areaCode : [])))]
  return codes.filter((code) => !codes.some((other) => other !== code && code.startsWith(other))).sort()
}

/** The same, at once from the phone where lists are kept there. Undefined while it is not known who I am. */
export const placesOfMine = (me: Pick<Query<Pick<Me, 'staff'>>, 'data' | 'offline'>): readonly string[] | undefined => {
  if (me.data) return placesOf(me.data)
  const kept = keptPlaces()
  return kept.length > 0 || me.offline ? kept : undefined
}

const rowsOf = async (eventId: string, areaCode: string): Promise<DisasterLine[]> => {
  const rows: DisasterLine[] = []
  let after: string | undefined
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await cloud.warnings.disasterRows({ eventId, areaCode, limit: ON_A_PAGE, after })
    rows.push(...answer.items)
    if (answer.next === null) break
    after = answer.next
  }
  return rows
}

const readMoves = async (areaCodes: readonly string[]): Promise<Moves[]> => {
  const moves = new Map<string, Moves>()
  for (const areaCode of areaCodes) {
    const { items } = await cloud.warnings.disasters({ areaCode })
    for (const event of items.filter(({ status }) => status !== 'closed')) {
      const rows = await rowsOf(event.eventId, areaCode)
      moves.set(event.eventId, { event, rows: [...(moves.get(event.eventId)?.rows ?? []), ...rows] })
    }
  }
  return [...moves.values()].map(({ event, rows }) => ({ event, rows: rows.sort(byPriority) }))
}

/** Whom I go to first in the events that are open: read again now and then, also without network, with what waits on the phone. */
export function useMoves(areaCodes: readonly string[]) {
  const { entries } = useOfflineQueue()
  const moves = useQuery(async () => {
    try {
      const read = await readMoves(areaCodes)
      keepMoves(areaCodes, read)
      return { moves: read, fresh: true }
    } catch (thrown) {
      return { moves: keptMoves(thrown), fresh: false }
    }
  }, [areaCodes.join()])
  useEvery(LOOK_MS, moves.reload)
  return {
    ...moves,
    data: moves.data && { ...moves.data, moves: moves.data.moves.map((one) => withMarks(one, entries)) },
    /** A word about somebody: on the phone at once, delivered when there is a network. */
    mark: (line: DisasterLine, state: Mark['state'], noteZh = '') => {
      const input: Mark = { rowId: line.rowId, state, at: toInstant(serverNow()), seenAt: line.stateAt, noteZh }
      return enqueue({
        capability: 'warnings',
        action: 'markDisaster',
        input: { ...input },
        titleZh: `转移名单 ${line.personNameZh}`,
      })
    },
  }
}

/** Events with a list in my places, those on the phone where there is no network; silent when it cannot be told. */
export const useOpenEvents = (areaCodes: readonly string[]) =>
  useQuery(async () => {
    try {
      const found = await Promise.all(areaCodes.map((areaCode) => cloud.warnings.disasters({ areaCode })))
      const open = found.flatMap(({ items }) => items.filter(({ status }) => status !== 'closed'))
      return [...new Map(open.map((event) => [event.eventId, event])).values()]
    } catch (thrown) {
      return keptMoves(thrown).map(({ event }) => event)
    }
  }, [areaCodes.join()])
