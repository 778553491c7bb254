import { COUNTY } from './places'
import {
  col,
  GRADES,
  ID,
  NAME,
  people,
  RELATIONS,
  TOWN,
  townOf,
  VILLAGE,
  villageOf,
  yuan,
  type FilesInput,
  type Sheet,
} from './sheet'

export const dibaoHouseholds = ({ cases, today }: FilesInput): Sheet => ({
  feedId: 'ca-dibao-household',
  fileName: '低保家庭名册.csv',
  encoding: 'gbk',
  columns: [
    col('户主身份证号', 'id'),
    col('户主姓名', 'text'),
    col('低保证号'),
    col('城乡类别'),
    col('保障人口数'),
    col('家庭月人均收入', 'money'),
    col('月保障金额', 'money'),
    col('致贫原因'),
    col('审批日期', 'date'),
    TOWN,
    VILLAGE,
  ],
  rows: cases.homes.flatMap((home) => {
    const head = home.members[0]
    if (!home.dibao || !head) return []
    return [
      [
        head.idNumber,
        head.name,
        `DB${home.registerNo}`,
        '农村',
        String(home.members.length),
        yuan(home.dibao.perCapitaYuan),
        yuan(home.dibao.monthlyYuan),
        home.dibao.cause,
        home.dibao.sinceOn,
        townOf(home),
        villageOf(home),
      ],
    ]
  }),
  plan: {
    title: `${COUNTY.name}${today.slice(0, 4)}年${Number(today.slice(5, 7))}月最低生活保障家庭名册`,
    footer: '制表：民政局社会救助科',
  },
})

export const dibaoMembers = ({ cases }: FilesInput): Sheet => ({
  feedId: 'ca-dibao-member',
  fileName: '低保家庭成员明细.csv',
  encoding: 'gbk',
  columns: [
    ID,
    NAME,
    col('户主身份证号', 'id'),
    col('与户主关系'),
    col('性别'),
    col('劳动能力'),
    col('残疾等级'),
    col('是否在校'),
  ],
  rows: [...people(cases.homes)].flatMap(({ home, member, head }) => {
    if (!home.dibao) return []
    const born = Number(member.birthDate.slice(0, 4))
    return [
      [
        member.idNumber,
        member.name,
        head.idNumber,
        RELATIONS[member.relation] ?? '其他',
        member.sex === 'male' ? '男' : '女',
        born > 2009 ? '无劳动能力' : born < 1966 ? '部分丧失' : '有劳动能力',
        GRADES[member.disability?.grade ?? ''] ?? '',
        born > 2004 && born < 2020 ? '是' : '否',
      ],
    ]
  }),
})

export const tekun = ({ cases }: FilesInput): Sheet => ({
  feedId: 'ca-tekun',
  fileName: '特困人员名册.csv',
  encoding: 'gbk',
  columns: [
    ID,
    NAME,
    col('供养形式'),
    col('生活自理能力'),
    col('基本生活费', 'money'),
    col('审批日期', 'date'),
    TOWN,
    VILLAGE,
  ],
  rows: [...people(cases.homes)].flatMap(({ home, member }) =>
    member.tekun
      ? [
          [
            member.idNumber,
            member.name,
            member.tekun.mode === '1' ? '集中供养' : '分散',
            ['', '自理', '半护理', '全护理'][Number(member.tekun.selfCare)] ?? '',
            '1534.00',
            '2022-05-01',
            townOf(home),
            villageOf(home),
          ],
        ]
      : [],
  ),
})

export const elderSpecial = ({ cases }: FilesInput): Sheet => ({
  feedId: 'ca-elder-special',
  fileName: '特殊困难老年人台账.csv',
  encoding: 'gbk',
  columns: [ID, NAME, col('特殊困难类型'), col('是否独居'), TOWN, VILLAGE, col('详细地址', 'text')],
  rows: [...people(cases.homes)].flatMap(({ home, member }) =>
    member.elderSpecial
      ? [
          [
            member.idNumber,
            member.name,
            member.elderSpecial.join('、'),
            home.members.length === 1 ? '是' : '否',
            townOf(home),
            villageOf(home),
            home.shortAddress,
          ],
        ]
      : [],
  ),
})

export const elderAllowance = ({ cases, today }: FilesInput): Sheet => ({
  feedId: 'ca-elder-allowance',
  fileName: '高龄津贴发放明细.csv',
  encoding: 'gbk',
  columns: [
    ID,
    NAME,
    col('出生日期', 'date'),
    col('发放月份'),
    col('补贴标准', 'money'),
    col('发放金额', 'money'),
    col('发放状态'),
    TOWN,
    VILLAGE,
  ],
  rows: [...people(cases.homes)].flatMap(({ home, member }) => {
    if (!member.oldAgeAllowance) return []
    const standard = member.birthDate < `${Number(today.slice(0, 4)) - 90}${today.slice(4)}` ? 120 : 60
    return [
      [
        member.idNumber,
        member.name,
        member.birthDate,
        `${today.slice(0, 4)}年10月`,
        yuan(standard),
        yuan(standard),
        '发放成功',
        townOf(home),
        villageOf(home),
      ],
    ]
  }),
  plan: { footer: '合计' },
})

export const disabilitySubsidy = ({ cases, today }: FilesInput): Sheet => ({
  feedId: 'ca-disability-subsidy',
  fileName: '残疾人两项补贴发放明细.csv',
  encoding: 'gbk',
  columns: [
    ID,
    NAME,
    col('残疾类别'),
    col('残疾等级'),
    col('生活补贴', 'money'),
    col('护理补贴', 'money'),
    col('发放月份'),
    col('发放状态'),
    TOWN,
    VILLAGE,
  ],
  rows: [...people(cases.homes)].flatMap(({ home, member }) => {
    const { disability } = member
    if (!disability) return []
    const severe = ['1', '2'].includes(disability.grade)
    const living = home.dibao ? 354 : 0
    if (living === 0 && !severe) return []
    return [
      [
        member.idNumber,
        member.name,
        `6${disability.type}`,
        GRADES[disability.grade] ?? '',
        yuan(living),
        yuan(severe ? 250 : 0),
        `${today.slice(0, 4)}-10`,
        '成功',
        townOf(home),
        villageOf(home),
      ],
    ]
  }),
})
