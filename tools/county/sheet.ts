import type { CellKind, DirtPlan } from './add-dirt'
import type { PlantedCases } from './plant-cases'
import { gridOf } from './places'
import type { Home, Resident } from './population'
import type { CountyStaff } from './staff'
import type { Cells, Encoding } from './write-csv'

export interface Column {
  header: string
  kind: CellKind
}

export const col = (header: string, kind: CellKind = 'other'): Column => ({ header, kind })

export const ID = col('身份证号', 'id')

export const NAME = col('姓名', 'text')

export const TOWN = col('乡镇(街道)')

export const VILLAGE = col('村(社区)')

export type Person = { home: Home; member: Resident; head: Resident }

export const people = function* (homes: readonly Home[]): Generator<Person> {
  for (const home of homes) {
    const head = home.members[0]
    if (head) for (const member of home.members) yield { home, member, head }
  }
}

export const RELATIONS: Record<string, string> = {
  '02': '户主',
  '11': '夫',
  '12': '妻',
  '20': '子',
  '30': '女',
  '41': '孙子',
  '42': '孙女',
  '51': '父亲',
  '52': '母亲',
}

export const MARITAL: Record<string, string> = { '10': '未婚', '20': '已婚', '30': '丧偶', '40': '离婚' }

export const DISABILITY: Record<string, string> = {
  '1': '视力残疾',
  '2': '听力残疾',
  '4': '肢体残疾',
  '5': '智力残疾',
  '6': '精神残疾',
  '7': '多重残疾',
}

export const GRADES: Record<string, string> = { '1': '一级', '2': '二级', '3': '三级', '4': '四级' }

export const townOf = (home: Home): string => gridOf(home.gridCode).townName

export const villageOf = (home: Home): string => gridOf(home.gridCode).communityName

export const yuan = (n: number): string => n.toFixed(2)

export interface Sheet {
  feedId: string
  fileName: string
  columns: readonly Column[]
  rows: Iterable<Cells>
  encoding: Encoding
  plan?: Omit<DirtPlan, 'kinds'>
}

export interface FilesInput {
  cases: PlantedCases
  staff: readonly CountyStaff[]
  today: string
}
