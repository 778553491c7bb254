import { STORY_EXPENSES, STORY_IDS } from './story-people'
import {
  col,
  DISABILITY,
  GRADES,
  ID,
  NAME,
  people,
  TOWN,
  townOf,
  VILLAGE,
  villageOf,
  yuan,
  type FilesInput,
  type Sheet,
} from './sheet'

export const certificates = ({ cases, today }: FilesInput): Sheet => ({
  feedId: 'df-cert',
  fileName: '持证残疾人.csv',
  encoding: 'utf8',
  columns: [
    ID,
    NAME,
    col('残疾人证号'),
    col('残疾类别'),
    col('残疾等级'),
    col('发证日期', 'date'),
    col('有效期至', 'date'),
    col('证件状态'),
    col('变更时间', 'date'),
    TOWN,
    VILLAGE,
  ],
  rows: [...people(cases.homes)].flatMap(({ home, member }) => {
    const { disability } = member
    if (!disability) return []
    return [
      [
        member.idNumber,
        member.name,
        `${member.idNumber}${disability.type}${disability.grade}`,
        DISABILITY[disability.type] ?? '',
        GRADES[disability.grade] ?? '',
        disability.issuedOn,
        disability.validUntil,
        disability.status,
        disability.status === '注销' ? `${today.slice(0, 4)}-09-18` : disability.issuedOn,
        townOf(home),
        villageOf(home),
      ],
    ]
  }),
  plan: {
    hopeless: [
      ['339921197001011', '无名丁', 'X', '其他病', '五级', '2020-02-30', '', '正常', '2020-02-30', '青嶂镇', '前渡村'],
    ],
  },
})

export const stays = ({ cases }: FilesInput): Sheet => ({
  feedId: 'mi-inpatient',
  fileName: '在册对象住院结算.csv',
  encoding: 'utf8',
  columns: [
    ID,
    NAME,
    col('结算流水号'),
    col('医疗类别'),
    col('结算日期', 'date'),
    col('医疗费总额', 'money'),
    col('个人负担总金额', 'money'),
    col('退费结算标志'),
  ],
  rows: [...people(cases.homes)].flatMap(({ home, member }) =>
    (member.stays ?? []).map((stay, i) => [
      member.idNumber,
      member.name,
      `S${home.registerNo}${home.members.indexOf(member)}${i}`,
      '普通住院',
      stay.on,
      yuan(stay.totalYuan),
      yuan(stay.selfYuan),
      '否',
    ]),
  ),
})

export const HOUSE_COLUMNS = [
  col('户主身份证号', 'id'),
  col('户主姓名', 'text'),
  col('详细地址', 'text'),
  col('房屋编号'),
  col('危房等级'),
  col('房屋结构'),
  col('层数'),
  col('建造年份'),
  col('鉴定日期', 'date'),
  col('是否住人'),
  col('是否已解危'),
]

export const houses = ({ cases }: FilesInput): Sheet => ({
  feedId: 'hc-danger-house',
  fileName: '农村危房鉴定台账.csv',
  encoding: 'gbk',
  columns: HOUSE_COLUMNS,
  rows: cases.homes.flatMap((home) => {
    const head = home.members[0]
    if (!home.house || !head) return []
    const { grade, structure, storeys, builtYear, checkedOn, occupied } = home.house
    return [
      [
        head.idNumber,
        head.name,
        `${villageOf(home)}${home.shortAddress}`,
        `F${home.registerNo}`,
        grade === 'U' ? '未鉴定' : `${grade}级`,
        structure,
        String(storeys),
        String(builtYear),
        checkedOn,
        occupied ? '是' : '否',
        '否',
      ],
    ]
  }),
})

export const EXPENSE_COLUMNS = [ID, NAME, col('推送日期', 'date'), col('本年累计个人负担', 'money'), col('险种类型')]

export const expensesBefore = ({ cases }: FilesInput, day: string): Sheet => ({
  feedId: 'mi-large-expense',
  fileName: `大额医疗费用人员${day.replaceAll('-', '')}.csv`,
  encoding: 'utf8',
  columns: EXPENSE_COLUMNS,
  rows: [
    [STORY_IDS.patient, '林秀云', day, STORY_EXPENSES.patientBefore, '居民医保'],
    ...cases.expenses.map((e) => [e.idNumber, e.name, day, e.yuan, '居民医保']),
  ],
})

export const expensesNow = (day: string): Sheet => ({
  feedId: 'mi-large-expense',
  fileName: `大额医疗费用人员${day.replaceAll('-', '')}.csv`,
  encoding: 'utf8',
  columns: EXPENSE_COLUMNS,
  rows: [
    [STORY_IDS.patient, '林秀云', day.replaceAll('-', '/'), '36,172.35', '居民医保'],
    [STORY_IDS.neighbour, '郑阿海', day, STORY_EXPENSES.neighbourNow, '居民医保'],
  ],
})

export const appraisalOfStory = (day: string): Sheet => ({
  feedId: 'hc-danger-house',
  fileName: `农村危房鉴定结果${day.replaceAll('-', '')}.csv`,
  encoding: 'gbk',
  columns: HOUSE_COLUMNS,
  rows: [
    [
      STORY_IDS.oldMan.replace('X', 'x'),
      '叶根福',
      '前渡村溪边路17号',
      'F-QD020017',
      'B级',
      '砖木',
      '1',
      '1983',
      day,
      '是',
      '否',
    ],
  ],
})
