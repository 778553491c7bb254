import { formatInstant, type Instant } from '../kernel/dates'
import type { DisasterLine, DisasterView } from './disaster-contract'
import type { DisasterEvent, DisasterRow, RowSecrets } from './disaster-model'
import { bandOf, hazardZh, levelZh } from './disaster-plan'
import { nearestShelter, shelterZh, type Shelter } from './shelter'
import { conflictZh, MOVE_STATE_LABELS } from './disaster-states'

type Shown = Omit<DisasterRow, 'schemaVersion' | 'version' | 'createdAt' | 'updatedAt' | 'sealed'>

/** Where and when a line is read, and where people can be brought. */
interface LineAt {
  areaZh: string
  now: Instant
  shelters: readonly Shelter[]
}

/** A line of the list. Without `secrets` it says where to go and whom to call, not why. */
export const disasterLine = (
  row: Shown,
  secrets: Pick<RowSecrets, 'reasonsZh' | 'unknownZh' | 'phone'>,
  { areaZh, now, shelters }: LineAt,
): DisasterLine => {
  const shelter = nearestShelter(shelters, row.areaCode)
  const last = [...row.marks].sort((a, b) => (a.at < b.at ? 1 : -1))[0]
  return {
    rowId: row._id,
    personNameZh: row.personName,
    age: row.age,
    addressZh: row.addressText,
    areaZh,
    score: row.score,
    band: row.band,
    bandZh: bandOf(row.band).zh,
    deadlineAt: row.deadlineAt,
    reasonsZh: secrets.reasonsZh,
    shelterZh: shelter ? shelterZh(shelter) : null,
    unknownZh: secrets.unknownZh,
    phone: secrets.phone,
    responsibleZh: row.responsibleName,
    state: row.state,
    stateZh: MOVE_STATE_LABELS[row.state].zh,
    stateAt: row.stateAt,
    lastZh: last ? `${last.byName}，${formatInstant(last.at, now)}${last.noteZh ? `：${last.noteZh}` : ''}` : null,
    conflictZh: conflictZh(row),
    hasTask: row.taskId !== null,
  }
}

export const disasterView = (event: DisasterEvent, nameOf: (areaCode: string) => string): DisasterView => ({
  eventId: event._id,
  kind: event.kind,
  titleZh: `${hazardZh(event.kind)}${levelZh(event.level)}：${event.areaCodes.map(nameOf).join('、')}`,
  level: event.level,
  areaCodes: event.areaCodes,
  openedAt: event.openedAt,
  openedByName: event.openedByName,
  status: event.status,
  listed: event.listed,
})
