import { z } from 'zod'

/**
 * Why a cell, a row or a file was not taken in, and what the sender does about it. The codes are those of the
 * dirty-data catalogue (D01–D45). Texts never repeat what stood in the cell: it may be an identity number.
 */
export const PROBLEMS = {
  missing: { code: 'D23', reasonZh: '这一格是空的', remedyZh: '请补上后重新报送这一行' },
  idTruncated: {
    code: 'D03',
    reasonZh: '证号被Excel截断，末几位已丢失',
    remedyZh: '请把证号列设为“文本”，从原系统重新导出',
  },
  idMasked: { code: 'D16', reasonZh: '证号被打码，无法入库', remedyZh: '请经安全通道报送未打码的证号' },
  idWrong: { code: 'D41', reasonZh: '证号校验不通过', remedyZh: '请对照身份证核对后重新报送这一行，系统不会代改' },
  idForeign: { code: 'D19', reasonZh: '不是居民身份证号', remedyZh: '护照、回乡证等请填“其他证件”，由经办人手工登记' },
  nameMismatch: {
    code: 'D17',
    reasonZh: '证号与姓名不一致，可能填成了别人的证号',
    remedyZh: '请对照身份证核对姓名和证号',
  },
  nameWrong: { code: 'D10', reasonZh: '姓名写法认不出', remedyZh: '请填证件上的姓名，不加编号和备注' },
  dateWrong: { code: 'D07', reasonZh: '日期认不出，或没有这一天', remedyZh: '请写成 2026-11-23 这样' },
  dateFuture: { code: 'D42', reasonZh: '日期晚于报送日', remedyZh: '请核对日期' },
  dateBeforeBirth: { code: 'D42', reasonZh: '日期早于出生日期', remedyZh: '请核对日期和证号' },
  monthWrong: { code: 'D07', reasonZh: '月份认不出', remedyZh: '请写成 2026-11 这样' },
  moneyWrong: { code: 'D08', reasonZh: '金额认不出', remedyZh: '请只填数字，单位是元，最多两位小数' },
  integerWrong: { code: 'D08', reasonZh: '应当是整数', remedyZh: '请只填数字' },
  codeUnknown: { code: 'D20', reasonZh: '取值不在代码表里', remedyZh: '请按代码表填写代码或名称' },
  codeTruncated: {
    code: 'D37',
    reasonZh: '编码被Excel写成了科学计数，末几位已丢失',
    remedyZh: '请把这一列设为“文本”，从原系统重新导出',
  },
  accountWrong: { code: 'D37', reasonZh: '户号或编码认不出', remedyZh: '请填原系统里的户号或编码，不加备注' },
  decimalWrong: { code: 'D08', reasonZh: '应当是数字', remedyZh: '请只填读数' },
  formulaError: { code: 'D43', reasonZh: '单元格里的公式出错了', remedyZh: '请改成数值后重新报送，本次按没有填处理' },
  certWrong: { code: 'D39', reasonZh: '残疾人证号认不出', remedyZh: '应是身份证号加类别和等级，共20位' },
  certDiffers: {
    code: 'D39',
    reasonZh: '残疾人证号与本行的证号、类别或等级不一致',
    remedyZh: '已以各列为准；请核对残疾人证号',
  },
  sumsDiffer: { code: 'D33', reasonZh: '金额勾稽不符', remedyZh: '已按填写的金额收下；请核对各项金额' },
  ageWrong: { code: 'D42', reasonZh: '按证号的年龄不合理', remedyZh: '请对照身份证核对证号' },
  notAChild: {
    code: 'D18',
    reasonZh: '按证号已不是孩子，疑似填成了监护人证号',
    remedyZh: '请在儿童栏填孩子本人的证号',
  },
  noIdNumber: {
    code: 'D23',
    reasonZh: '这一行没有证号，不能自动对上人',
    remedyZh: '请补上证号或标准地址编码；查不到的请网格员入户核实，系统不会凭姓名新建人',
  },
  accountUnknown: {
    code: 'D23',
    reasonZh: '这个户号还没有对上家庭',
    remedyZh: '请先报送户号对应表；不是关爱和在册家庭的不需要报送',
  },
  addressUnknown: {
    code: 'D23',
    reasonZh: '这个标准地址没有登记的家庭',
    remedyZh: '请核对标准地址编码',
  },
  addressShared: {
    code: 'D23',
    reasonZh: '这个地址住着不止一户，不能自动对上',
    remedyZh: '请补上户主证号',
  },
  noConsent: {
    code: 'D31',
    reasonZh: '授权书已过期、撤回或未签署，这一行什么也没有留',
    remedyZh: '请先由乡镇重新取得书面授权，再报送',
  },
  phoneWrong: { code: 'D30', reasonZh: '电话认不出', remedyZh: '请填11位手机号，座机带区号' },
  areaUnknown: { code: 'D24', reasonZh: '无法识别乡镇或村社', remedyZh: '请填标准名称或编码' },
  areaAmbiguous: { code: 'D24', reasonZh: '这个村社名不止一处', remedyZh: '请同时填写所属乡镇' },
  duplicateDiffers: {
    code: 'D15',
    reasonZh: '本文件里同一对象有两行，内容不一样',
    remedyZh: '请核对后只留一行，两行都没有入库',
  },
  notRegistered: {
    code: 'D28',
    reasonZh: '此人不在任何救助名册，按最少够用原则不收明细',
    remedyZh: '不需要报送；大额费用人员请走“大额医疗费用预警推送”',
  },
  personUnknown: {
    code: 'D23',
    reasonZh: '户籍信息里没有此人，不能凭这一行新建',
    remedyZh: '请先核对证号；确有此人的，待户籍信息更新后自动补入',
  },
  householdUnknown: {
    code: 'D22',
    reasonZh: '找不到户主所在的户',
    remedyZh: '请核对户主证号；户籍信息更新后再报',
  },
  inOtherHousehold: {
    code: 'D22',
    reasonZh: '此人已登记在另一户',
    remedyZh: '户口迁移请由经办人在家庭档案里核实后办理，系统不会自动搬人',
  },
  personTwice: { code: 'D17', reasonZh: '系统里同一证号有两份档案', remedyZh: '请先由经办人合并档案，再报送这一行' },
  gridUnknown: { code: 'D24', reasonZh: '找不到这个网格', remedyZh: '请先报送“网格与网格员对应表”' },
  workerUnknown: {
    code: 'D23',
    reasonZh: '网格员还没有在系统里开通岗位',
    remedyZh: '请管理员先邀请这位网格员，再报送这一行',
  },
  rowShape: { code: 'D13', reasonZh: '这一行的列数与表头不符', remedyZh: '请检查是否有多余的逗号或换行' },
} as const satisfies Record<string, { code: string; reasonZh: string; remedyZh: string }>

export type ProblemKind = keyof typeof PROBLEMS

export const RowProblem = z.object({
  /** Line of the file, counted from 1 as a spreadsheet counts. */
  line: z.int().positive(),
  /** Heading as the department writes it; empty when the whole row is meant. */
  column: z.string(),
  code: z.string(),
  reasonZh: z.string(),
  remedyZh: z.string(),
})
export type RowProblem = z.infer<typeof RowProblem>

export const rowProblem = (line: number, column: string, kind: ProblemKind): RowProblem => ({
  line,
  column,
  ...PROBLEMS[kind],
})
