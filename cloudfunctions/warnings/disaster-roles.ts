import type { StaffSeat } from '@shared/access/actor'
import type { StaffRole } from '@shared/access/roles'
import { covers } from '@shared/access/scope'
import { KoumenError } from '@shared/kernel/errors'
import { DUTY_DEPARTMENTS } from '@shared/warnings/disaster-duty'
import { staff } from '../runtime'
import type { Guard } from '../runtime/guards'

/** Who opens an event, reads why somebody is on the list, and sends people. */
export const DISASTER_MANAGERS: readonly StaffRole[] = ['townshipOfficer', 'townshipLeader', 'countyDispatcher']
/** Who goes there and says what was found: the managers and those of the village. */
export const DISASTER_HANDS: readonly StaffRole[] = [...DISASTER_MANAGERS, 'gridWorker', 'communityWorker']

const isOnDuty = ({ role, departmentId }: StaffSeat): boolean =>
  DISASTER_MANAGERS.includes(role) || (role === 'departmentOfficer' && DUTY_DEPARTMENTS.includes(departmentId ?? ''))

/** The post from which somebody on duty speaks for an area. */
export const dutySeat = (seats: readonly StaffSeat[], areaCode: string): StaffSeat | undefined =>
  seats.find((seat) => isOnDuty(seat) && covers(seat.areaCode, areaCode))

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
