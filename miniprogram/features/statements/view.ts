import type { Statement, StatementLine } from '@shared/statements/contract'

/** The five parts of the happiness list in the order they are read aloud. */
export const STATEMENT_SECTIONS = [
  { key: 'received', titleZh: '已享受', leadZh: '这些已经在领了', tone: 'ok', readZh: '您现在享受的有' },
  { key: 'available', titleZh: '可以申请', leadZh: '条件看着够，可以去申请', tone: 'info', readZh: '您可以申请的有' },
  {
    key: 'inProgress',
    titleZh: '正在办',
    leadZh: '有人在办，到哪一步写在下面',
    tone: 'info',
    readZh: '正在给您办的有',
  },
  { key: 'toCheck', titleZh: '要核实', leadZh: '还差一点情况，弄清楚才知道', tone: 'warn', readZh: '还要核实的有' },
  { key: 'notMet', titleZh: '不符合', leadZh: '现在不符合，原因写在下面', tone: 'plain', readZh: '现在不符合的有' },
] as const

export type StatementTone = (typeof STATEMENT_SECTIONS)[number]['tone']

export interface StatementSection {
  key: (typeof STATEMENT_SECTIONS)[number]['key']
  titleZh: string
  leadZh: string
  tone: StatementTone
  lines: StatementLine[]
}

export const sectionsOf = (statement: Statement): StatementSection[] =>
  STATEMENT_SECTIONS.map(({ key, titleZh, leadZh, tone }) => ({ key, titleZh, leadZh, tone, lines: statement[key] }))

export const isEmptyStatement = (statement: Statement): boolean =>
  STATEMENT_SECTIONS.every(({ key }) => statement[key].length === 0)

const lineAloud = (line: StatementLine): string =>
  [line.titleZh, line.personNameZh, line.amountZh, line.sentenceZh, line.progressZh, line.whereZh]
    .filter((part) => part !== null && part !== '')
    .map((part) => String(part).replace(/[。；，]$/, ''))
    .join('，')

/** The whole list as one text to read aloud, a sentence a line. Empty parts are not read. */
export const statementAloud = (statement: Statement): string => {
  const parts = STATEMENT_SECTIONS.filter(({ key }) => statement[key].length > 0).map(
    ({ key, readZh }) => `${readZh}：${statement[key].map(lineAloud).join('；')}。`,
  )
  return [`${statement.headNameZh}家的幸福清单。`, ...parts, statement.notADecisionZh].join('\n')
}
