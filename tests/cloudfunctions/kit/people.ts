import { identityNumbers } from '../../../cloudfunctions/runtime/crypto/identity-numbers'
import type { KeyEnvironment } from '../../../cloudfunctions/runtime/crypto/generate-keys'
import { openVault } from '../../../cloudfunctions/runtime/crypto/vault'
import { readConfig } from '../../../cloudfunctions/runtime/config'
import { birthDateOf, sexOf } from '@shared/kernel/id-number'

export const TOWNSHIP = '339921107'
export const COMMUNITY = '339921107201'
export const GRID = '33992110720102'
export const NEXT_GRID = '33992110720101'
export const OTHER_GRID = '33992110820101'

/** Staff by the first name tests call them by; every phone's openid is `openid-<key>`. */
export const STAFF = {
  lan: ['兰小燕', 'gridWorker', GRID],
  xu: ['徐阿妹', 'gridWorker', NEXT_GRID],
  zhong: ['钟春花', 'childDirector', COMMUNITY],
  su: ['苏晓敏', 'townshipOfficer', TOWNSHIP],
  lei: ['雷建民', 'townshipLeader', TOWNSHIP],
  chen: ['陈岩', 'townshipOfficer', '339921108'],
  far: ['方远', 'gridWorker', OTHER_GRID],
  he: ['何医保', 'departmentOfficer', '339921'],
  root: ['管理员', 'administrator', '339921'],
} as const
export type StaffKey = keyof typeof STAFF

/** 叶根福 lives alone; 林秀云 with husband and a son at university. */
export const PERSONS = {
  ye: { name: '叶根福', idNumber: '33992119450312013X', household: 'home-ye' },
  lin: { name: '林秀云', idNumber: '33992119760704012X', household: 'home-lin' },
  jian: { name: '吴建平', idNumber: '339921197402110112', household: 'home-lin' },
  hao: { name: '吴昊', idNumber: '339921200409150138', household: 'home-lin' },
} as const
export type PersonKey = keyof typeof PERSONS

export const PLATES = { ye: '0YE000000017', lin: '0HN000000008', two: '0TW000000003', gone: '0G0NE0000000' } as const

const area = (code: string, name: string, more: object = {}) => ({
  _id: code,
  code,
  name,
  level: { 6: 'county', 9: 'township', 12: 'community', 14: 'grid' }[code.length],
  parentCode: code.length === 6 ? null : code.slice(0, { 9: 6, 12: 9, 14: 12 }[code.length]),
  gridWorker: null,
  afterHours: null,
  officeHours: null,
  villagePoint: null,
  ...more,
})

const worker = (key: StaffKey, phone: string) => ({ staffId: `staff-${key}`, name: STAFF[key][0], phone })

export const areas = [
  area('339921', '青禾县', { officeHours: { from: '08:30', to: '17:30' } }),
  area(TOWNSHIP, '青嶂镇', { afterHours: { name: '青嶂镇值班室', phone: '0578-5400110' } }),
  area(COMMUNITY, '前渡村', {
    villagePoint: { name: '前渡村服务点', addressZh: '村口', phone: '0578-5400120', openingHoursZh: '8:00—17:00' },
  }),
  area(GRID, '第二网格', { gridWorker: worker('lan', '15400000002') }),
  area(NEXT_GRID, '第一网格', { gridWorker: worker('xu', '15400000001') }),
  area('339921108', '石埠镇'),
  area('339921108201', '石埠村'),
  area(OTHER_GRID, '第一网格', { gridWorker: worker('far', '15400000003') }),
]

export const addresses = [
  { _id: 'addr-17', addressText: '青禾县青嶂镇前渡村溪边路17号', gridCode: GRID },
  { _id: 'addr-8', addressText: '青禾县青嶂镇前渡村水井巷8号', gridCode: GRID },
  { _id: 'addr-3', addressText: '青禾县青嶂镇前渡村祠堂弄3号', gridCode: GRID },
]

export const doorplates = [
  { _id: PLATES.ye, addressId: 'addr-17', status: 'active', revokedReasonZh: null },
  { _id: PLATES.lin, addressId: 'addr-8', status: 'active', revokedReasonZh: null },
  { _id: PLATES.two, addressId: 'addr-3', status: 'active', revokedReasonZh: null },
  { _id: PLATES.gone, addressId: 'addr-17', status: 'revoked', revokedReasonZh: '掉了' },
]

export const staff = (Object.keys(STAFF) as StaffKey[]).map((key) => {
  const [name, role, areaCode] = STAFF[key]
  const department = role === 'departmentOfficer' ? { departmentId: 'medical-insurance' } : {}
  return { _id: `staff-${key}`, name, role, areaCode, openid: `openid-${key}`, status: 'active', ...department }
})

export const persons = (keys: KeyEnvironment) => {
  const numbers = identityNumbers(openVault(readConfig({ ...keys })))
  return (Object.keys(PERSONS) as PersonKey[]).map((key) => {
    const { name, idNumber, household } = PERSONS[key]
    return {
      _id: `person-${key}`,
      name,
      idIndex: numbers.index(idNumber),
      idSealed: numbers.seal(idNumber),
      idTail: idNumber.slice(-4),
      birthDate: birthDateOf(idNumber),
      sex: sexOf(idNumber),
      phone: null,
      householdId: household,
    }
  })
}

const member = (key: PersonKey, relationZh: string) => ({
  personId: `person-${key}`,
  relationZh,
  isHead: relationZh === '户主',
  hukouRegistered: true,
  livesTogether: null,
})

const household = (
  _id: string,
  addressId: string,
  addressText: string,
  members: ReturnType<typeof member>[],
  headName: string,
) => ({
  _id,
  registerIndex: null,
  areaCode: GRID,
  addressId,
  addressText,
  members,
  membersConfirmedOn: null,
  headName,
  staffRelative: null,
})

export const households = [
  household('home-ye', 'addr-17', '溪边路17号', [member('ye', '户主')], '叶根福'),
  household(
    'home-lin',
    'addr-8',
    '水井巷8号',
    [member('lin', '户主'), member('jian', '配偶'), member('hao', '子')],
    '林秀云',
  ),
  household('home-a', 'addr-3', '祠堂弄3号', [], '甲户'),
  household('home-b', 'addr-3', '祠堂弄3号', [], '乙户'),
]
