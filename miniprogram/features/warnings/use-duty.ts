import type { InputOf } from '@shared/kernel/contract'
import type { warningsContract } from '@shared/warnings/contract'
import { cloud } from '../../cloud/client'
import { useMutation } from '../../cloud/use-mutation'
import { useQuery } from '../../cloud/use-query'

type Actions = (typeof warningsContract)['actions']

/** Signals in force over my places: put on, and lifted where no list hangs on them. */
export function useSignals(areaCode: string) {
  const signals = useQuery(() => cloud.warnings.signals({ areaCode }), [areaCode])
  const put = useMutation((input: InputOf<Actions['putSignal']>, intent) => cloud.warnings.putSignal(input, intent))
  const lift = useMutation((input: InputOf<Actions['liftSignal']>, intent) => cloud.warnings.liftSignal(input, intent))
  return {
    signals,
    busy: put.busy || lift.busy,
    error: put.error ?? lift.error,
    put: async (input: InputOf<Actions['putSignal']>) => {
      if (await put.run(input)) await signals.reload()
    },
    lift: async (input: InputOf<Actions['liftSignal']>) => {
      if (await lift.run(input)) await signals.reload()
    },
  }
}

/** Shelters of my places: registered and taken off the list. */
export function useShelters(areaCode: string) {
  const shelters = useQuery(() => cloud.warnings.shelters({ areaCode }), [areaCode])
  const put = useMutation((input: InputOf<Actions['putShelter']>, intent) => cloud.warnings.putShelter(input, intent))
  const remove = useMutation((input: InputOf<Actions['removeShelter']>, intent) =>
    cloud.warnings.removeShelter(input, intent),
  )
  return {
    shelters,
    busy: put.busy || remove.busy,
    error: put.error ?? remove.error,
    /** Whether it was taken. */
    put: async (input: InputOf<Actions['putShelter']>): Promise<boolean> => {
      const done = (await put.run(input)) !== undefined
      if (done) await shelters.reload()
      return done
    },
    remove: async (shelterId: string) => {
      if (await remove.run({ shelterId })) await shelters.reload()
    },
  }
}

/** The area itself (but not the whole county) and what lies under it, to choose from. */
export const usePlacesOf = (areaCode: string) =>
  useQuery(async () => {
    const { items } = await cloud.areas.listChildren({ parentCode: areaCode })
    const under = items.map(({ code, name }) => ({ value: code, label: name }))
    return areaCode.length > 6 ? [{ value: areaCode, label: '全镇' }, ...under] : under
  }, [areaCode])
