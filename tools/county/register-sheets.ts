import { COUNTY, GRIDS } from './places'
import {
  col,
  MARITAL,
  NAME,
  people,
  RELATIONS,
  TOWN,
  townOf,
  VILLAGE,
  villageOf,
  type FilesInput,
  type Sheet,
} from './sheet'

export const grids = ({ staff, cases }: FilesInput): Sheet => ({
  feedId: 'pl-grid-map',
  fileName: '网格与网格员对应表.csv',
  encoding: 'utf8',
  columns: [col('网格编码'), col('网格名称'), col('网格员姓名', 'text'), col('网格员电话'), col('户数'), TOWN, VILLAGE],
  rows: GRIDS.map((grid) => {
    const worker = staff.find((s) => s.role === 'gridWorker' && s.areaCode === grid.code)
    const count = cases.homes.filter((home) => home.gridCode === grid.code).length
    return [
      grid.code,
      grid.name,
      worker?.name ?? '',
      worker?.phone ?? '',
      String(count),
      grid.townName,
      grid.communityName,
    ]
  }),
})

export const addresses = ({ cases }: FilesInput): Sheet => ({
  feedId: 'bd-address',
  fileName: '标准地址.csv',
  encoding: 'utf8',
  columns: [col('标准地址编码'), col('标准地址', 'text'), col('所属网格'), TOWN, VILLAGE],
  rows: cases.homes.map((home) => [
    home.addressId,
    `${COUNTY.name}${townOf(home)}${villageOf(home)}${home.shortAddress}`,
    home.gridCode,
    townOf(home),
    villageOf(home),
  ]),
})

export const registerOf = ({ cases }: FilesInput): Sheet => ({
  feedId: 'ps-household-register',
  fileName: '户籍人口信息.csv',
  encoding: 'utf8-bom',
  columns: [
    col('公民身份号码', 'id'),
    NAME,
    col('户号'),
    col('与户主关系'),
    col('性别'),
    col('出生日期', 'date'),
    col('婚姻状况'),
    TOWN,
    VILLAGE,
    col('详细地址', 'text'),
  ],
  rows: [...people(cases.homes)].map(({ home, member }) => [
    member.idNumber,
    member.name,
    home.registerNo,
    RELATIONS[member.relation] ?? '其他',
    member.sex === 'male' ? '男' : '女',
    member.birthDate,
    MARITAL[member.marital] ?? '',
    townOf(home),
    villageOf(home),
    home.shortAddress,
  ]),
  plan: {
    repeats: 0.004,
    hopeless: [
      ['339921********001X', '无名甲', 'H0009901', '户主', '男', '1960-01-01', '未婚', '青嶂镇', '前渡村', '老街1号'],
      ['3.39921E+17', '无名乙', 'H0009902', '户主', '女', '1962-03-04', '丧偶', '石埠镇', '高溪村', '高溪路1号'],
      ['339921195308060011', '无名丙', 'H0009903', '户主', '男', '1953-08-06', '丧偶', '石埠镇', '上埠村', '上埠路1号'],
    ],
  },
})
