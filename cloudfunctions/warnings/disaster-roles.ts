import type { StaffSeat } from '@shared/access/actor'
import type { StaffRole } from '@shared/access/roles'
import { covers } from '@shared/access/scope'
import { KoumenError } from '@shared/kernel/errors'
import { DISASTER_MANAGERS, isOnDuty } from '@shared/warnings/disaster-duty'
import { staff } from '../runtime'
import type { Guard } from '../runtime/guards'

/** The post from which somebody on duty speaks for an area. */
export const dutySeat = (seats: readonly StaffSeat[], areaCode: string): StaffSeat | undefined =>
  seats.find((seat) => isOnDuty(seat) && covers(seat.areaCode, areaCode))

export { DISASTER_HANDS, DISASTER_MANAGERS } from '@shared/warnings/disaster-duty'

type Over<I> = (input: I) => string | readonly string[]

const onDuty = <I>(over: Over<I>, others: readonly StaffRole[]): Guard<I> => {
  const inArea = staff<I>([...DISASTER_MANAGERS, 'departmentOfficer', ...others])
  return {
    describe: ['onDuty', ...others].join(', '),
    admits: inArea.admits,
    check: async ({ actor }, input) => {
      for (const areaCode of [over(input)].flat()) {
        const isOther = actor.staff.some((seat) => others.includes(seat.role) && covers(seat.areaCode, areaCode))
        if (!isOther && !dutySeat(actor.staff, areaCode))
          throw new KoumenError('FORBIDDEN', '这些地方由应急值班或当地乡镇来报。')
      }
    },
  }
}

/** The emergency duty of the county, or a township (or the dispatcher) for its own places: every place named. */
export const disasterDuty = <I>(over: Over<I>): Guard<I> => onDuty(over, [])

/** These, and whoever goes there: events, signals, shelters and the board, none of which names a household. */
export const disasterReaders = <I>(over: Over<I>): Guard<I> => onDuty(over, ['gridWorker', 'communityWorker'])
