import type { LocalCloud } from '../../local-cloud'
import { STORY_MORNING } from './open-cloud'
import { REQUEST_COUNTER_ID } from '@shared/requests/request-number'
import { FEED_OWNERS } from './feed-owners'
import { staffOpenid } from './accounts'
import { callerOver, type Caller } from './call'
import { demoCounty } from './county'
import { importFile } from './import-file'

const SEEDED = 'demo-seeded'

/** The clock starts at 05:55: files arrive at 06:00, the scan runs at 06:10, people come to work at 08:30. */
const MORNING_FILES_MS = 5 * 60_000
const MORNING_SCAN_MS = 150 * 60_000
const HOURLY = { coalesceMs: 60 * 60_000 }

/** Acts as one phone, straight into the worker pool. */
export const actAs = (cloud: LocalCloud, openid: string): Caller =>
  callerOver((fn, event) => cloud.call(fn, event, { openid }))

const stamp = (now: string) => ({ schemaVersion: 1, version: 1, createdAt: now, updatedAt: now })

/** What an installation enters by hand: the tree of areas with its duty roster, plates, and the first administrator. */
const enterConfiguration = async (cloud: LocalCloud, now: string): Promise<void> => {
  const { places, plates, staff } = demoCounty()
  await cloud.db.insert(
    'areas',
    places.map((place) => ({ _id: place.code, ...stamp(now), gridWorker: null, ...place })),
  )
  await cloud.db.insert(
    'doorplates',
    plates.map(({ plateCode, addressId }) => ({
      _id: plateCode,
      ...stamp(now),
      addressId,
      status: 'active',
      revokedReasonZh: null,
    })),
  )
  const first = staff.find((member) => member.role === 'administrator')!
  await cloud.db.insert('staff', {
    _id: first.key,
    ...stamp(now),
    name: first.name,
    role: first.role,
    areaCode: first.areaCode,
    phone: first.phone,
    openid: staffOpenid(first),
    status: 'active',
  })
  // The county has been taking requests for a while: the next one is number 712.
  await cloud.db.insert('counters', { _id: REQUEST_COUNTER_ID, ...stamp(now), next: 712 })
}

/** Everybody else is invited by the administrator and binds the own phone with the single-use code. */
const bindStaff = async (cloud: LocalCloud): Promise<void> => {
  const { staff } = demoCounty()
  const administrator = staff.find((member) => member.role === 'administrator')!
  const inviting = actAs(cloud, staffOpenid(administrator))
  for (const member of staff) {
    if (member === administrator) continue
    const invited = await inviting.call('access', 'invite', {
      name: member.name,
      role: member.role,
      areaCode: member.areaCode,
      departmentId: member.departmentId,
      phone: member.phone,
    })
    const { staffId } = await actAs(cloud, staffOpenid(member)).call('access', 'acceptInvitation', {
      code: invited.code,
    })
    for (const kind of member.receives ?? [])
      await inviting.call('access', 'nameReceiver', { staffId, kind, named: true })
  }
}

const importAll = async (cloud: LocalCloud, when: 'start' | 'morning', say: (line: string) => void): Promise<void> => {
  for (const file of demoCounty().files.filter((one) => one.when === when)) {
    const officer = actAs(cloud, `demo-staff-${FEED_OWNERS[file.feedId.split('-')[0]!]}`)
    const batch = await importFile(officer, file)
    say(`  ${batch.feedZh}：收到${batch.rows.accepted}行，退回${batch.rows.rejected}行`)
  }
}

/** A seeding that was killed half-way left half a county that nobody has used: it begins again from nothing. */
const clearInterrupted = async (cloud: LocalCloud, say: (line: string) => void): Promise<void> => {
  if (cloud.db.count('areas') === 0) return
  say('上次没有建完，重新来一遍……')
  for (const name of cloud.db.collections()) await cloud.db.remove(name, {})
  await cloud.clock.set(STORY_MORNING)
}

/** Fills an empty data folder with the county, once; a folder that has it is left alone. */
export const seedCounty = async (cloud: LocalCloud, say: (line: string) => void): Promise<boolean> => {
  if (cloud.db.get('operations', SEEDED)) return false
  await clearInterrupted(cloud, say)
  const { totals, files } = demoCounty()
  const now = cloud.clock.now()
  say(`正在建立青禾县：${totals.households}户，${totals.persons}人……`)
  await enterConfiguration(cloud, now)
  await bindStaff(cloud)
  await importAll(cloud, 'start', say)
  await cloud.clock.advance(MORNING_FILES_MS, HOURLY)
  await importAll(cloud, 'morning', say)
  say('正在扫描预警……')
  await cloud.clock.advance(MORNING_SCAN_MS, HOURLY)
  await cloud.db.insert('operations', { _id: SEEDED, ...stamp(now), files: files.length })
  return true
}
