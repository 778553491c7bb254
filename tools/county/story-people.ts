import { checkDigitOf } from '@shared/kernel/id-number'
import type { Home } from './population'

const id = (body17: string): string => body17 + checkDigitOf(body17)

/** Identity numbers of the people of the first story, by their part in it. */
export const STORY_IDS = {
  /** 叶根福 */
  oldMan: '33992119450312013X',
  /** 林秀云 */
  patient: id('33992119760418022'),
  /** 吴建平 */
  husband: id('33992119740906031'),
  /** 吴昊 */
  son: id('33992120040902015'),
  /** 郑阿海 */
  neighbour: id('33992119680715009'),
  neighboursWife: id('33992119700203014'),
} as const

const GRID = '33992110720102'

/** Yearly own burden pushed by the medical-insurance bureau, yuan. */
export const STORY_EXPENSES = {
  patientBefore: '29460.00',
  patientNow: '36172.35',
  neighbourNow: '30000.00',
} as const

/** The households of the first story, exactly as its script has them. */
export const STORY_HOMES: readonly Home[] = [
  {
    registerNo: 'QD020017',
    gridCode: GRID,
    addressId: `DZ${GRID}0017`,
    shortAddress: '溪边路17号',
    members: [
      {
        idNumber: STORY_IDS.oldMan,
        name: '叶根福',
        sex: 'male',
        birthDate: '1945-03-12',
        relation: '02',
        marital: '30',
        elderSpecial: ['独居'],
      },
    ],
    dibao: { sinceOn: '2021-03-01', monthlyYuan: 860, perCapitaYuan: 320, cause: '10' },
  },
  {
    registerNo: 'QD020108',
    gridCode: GRID,
    addressId: `DZ${GRID}0108`,
    shortAddress: '水井巷8号',
    members: [
      {
        idNumber: STORY_IDS.husband,
        name: '吴建平',
        sex: 'male',
        birthDate: '1974-09-06',
        relation: '02',
        marital: '20',
      },
      {
        idNumber: STORY_IDS.patient,
        name: '林秀云',
        sex: 'female',
        birthDate: '1976-04-18',
        relation: '12',
        marital: '20',
      },
      { idNumber: STORY_IDS.son, name: '吴昊', sex: 'male', birthDate: '2004-09-02', relation: '20', marital: '10' },
    ],
  },
  {
    registerNo: 'QD020110',
    gridCode: GRID,
    addressId: `DZ${GRID}0110`,
    shortAddress: '水井巷10号',
    members: [
      {
        idNumber: STORY_IDS.neighbour,
        name: '郑阿海',
        sex: 'male',
        birthDate: '1968-07-15',
        relation: '02',
        marital: '20',
      },
      {
        idNumber: STORY_IDS.neighboursWife,
        name: '苏春娥',
        sex: 'female',
        birthDate: '1970-02-03',
        relation: '12',
        marital: '20',
      },
    ],
  },
]
