import type { InputOf } from '@shared/kernel/contract'
import type { warningsContract } from '@shared/warnings/contract'
import type { DisasterLine } from '@shared/warnings/disaster-contract'
import { cloud } from '../../cloud/client'
import { useEvery } from '../../cloud/use-every'
import { useMutation } from '../../cloud/use-mutation'
import { useQuery } from '../../cloud/use-query'

type Actions = (typeof warningsContract)['actions']

/** Slices one press goes through; a list that is longer goes on with the next press. */
const MOST_SLICES = 60
const ON_A_PAGE = 100

export const useDisasters = (areaCode: string) => useQuery(() => cloud.warnings.disasters({ areaCode }), [areaCode])

/** Towns (or the places under one's own area) to choose from. */
export const usePlaces = (areaCode: string) =>
  useQuery(
    async () => (areaCode.length > 6 ? { items: [] } : cloud.areas.listChildren({ parentCode: areaCode })),
    [areaCode],
  )

/** Opens an event and makes its list to the end. */
export function useOpenDisaster(done: () => Promise<unknown>) {
  const open = useMutation((input: InputOf<Actions['openDisaster']>, intent) =>
    cloud.warnings.openDisaster(input, intent),
  )
  const fill = useMutation((input: InputOf<Actions['fillDisaster']>, intent) =>
    cloud.warnings.fillDisaster(input, intent),
  )
  const goOn = async (eventId: string): Promise<void> => {
    for (let slice = 0; slice < MOST_SLICES; slice++) {
      const view = await fill.run({ eventId })
      if (view?.status !== 'listing') break
    }
    await done()
  }
  return {
    open: async (input: InputOf<Actions['openDisaster']>) => {
      const view = await open.run(input)
      if (view) await goOn(view.eventId)
    },
    goOn,
    busy: open.busy || fill.busy,
    error: open.error ?? fill.error,
  }
}

/** How far the event is, and whether the list of people is this reader's. */
interface DisasterAs {
  isOpen: boolean
  readsRows: boolean
}

/** The board and the list are read again this often while they are looked at. */
const LOOK_MS = 20_000

/** One event: board, list, the press that sends everybody, and a word about one person. */
export function useDisaster(eventId: string, areaCode: string, { isOpen, readsRows }: DisasterAs) {
  const board = useQuery(() => cloud.warnings.disasterBoard({ eventId, areaCode }), [eventId, areaCode])
  const rows = useQuery(async () => {
    const all: DisasterLine[] = []
    let after: string | undefined
    if (!readsRows) return all
    do {
      const page = await cloud.warnings.disasterRows({ eventId, areaCode, limit: ON_A_PAGE, after })
      all.push(...page.items)
      after = page.next ?? undefined
    } while (after !== undefined && all.length < MOST_SLICES * ON_A_PAGE)
    return all
  }, [eventId, areaCode, readsRows])
  const send = useMutation((input: InputOf<Actions['sendDisasterTasks']>, intent) =>
    cloud.warnings.sendDisasterTasks(input, intent),
  )
  const mark = useMutation((input: InputOf<Actions['markDisaster']>, intent) =>
    cloud.warnings.markDisaster(input, intent),
  )
  const close = useMutation((input: InputOf<Actions['closeDisaster']>, intent) =>
    cloud.warnings.closeDisaster(input, intent),
  )
  const reload = () => Promise.all([board.reload(), rows.reload()])
  useEvery(LOOK_MS, reload, isOpen)
  return {
    board,
    rows,
    reload,
    busy: send.busy || mark.busy || close.busy,
    error: send.error ?? mark.error ?? close.error,
    /** How many cards were made; undefined when it was refused. */
    send: async (): Promise<number | undefined> => {
      let made = 0
      for (let slice = 0; slice < MOST_SLICES; slice++) {
        const answer = await send.run({ eventId, areaCode })
        if (!answer) return undefined
        made += answer.made
        if (answer.finished) break
      }
      await reload()
      return made
    },
    mark: async (line: DisasterLine, state: InputOf<Actions['markDisaster']>['state'], at: string) => {
      if (await mark.run({ rowId: line.rowId, state, at, seenAt: line.stateAt })) await reload()
    },
    close: async () => {
      await close.run({ eventId })
      await board.reload()
    },
  }
}
