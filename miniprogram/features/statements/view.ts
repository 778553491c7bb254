import type { Statement, StatementChoice, StatementLine } from '@shared/statements/contract'
import { STATEMENT_OUTLOOK, STATEMENT_SECTIONS } from '@shared/statements/labels'

/** How each part of the happiness list is led in and read aloud; order and titles are the domain's. */
const PARTS = {
  received: { leadZh: '这些已经在领了', tone: 'ok', readZh: '您现在享受的有' },
  available: { leadZh: '条件看着够，可以去申请', tone: 'info', readZh: '您可以申请的有' },
  canAsk: { leadZh: '这些由别的单位定，可以去问', tone: 'info', readZh: '可以去问的有' },
  inProgress: { leadZh: '有人在办，到哪一步写在下面', tone: 'info', readZh: '正在给您办的有' },
  toCheck: { leadZh: '还差一点情况，弄清楚才知道', tone: 'warn', readZh: '还要核实的有' },
  notMet: { leadZh: '现在不符合，原因写在下面', tone: 'plain', readZh: '现在不符合的有' },
} as const

type PartKey = keyof typeof PARTS
const KEYS = Object.keys(STATEMENT_SECTIONS) as PartKey[]

export type StatementTone = (typeof PARTS)[PartKey]['tone']

export interface StatementSection {
  key: PartKey
  titleZh: string
  leadZh: string
  tone: StatementTone
  lines: StatementLine[]
}

export const sectionsOf = (statement: Statement): StatementSection[] =>
  KEYS.map((key) => {
    const { leadZh, tone } = PARTS[key]
    return { key, titleZh: STATEMENT_SECTIONS[key].zh, leadZh, tone, lines: statement[key] }
  })

/** How what follows the parts is led in. */
export const OUTLOOK = {
  choices: { titleZh: STATEMENT_OUTLOOK.choices.zh, leadZh: '这几样不能一起领，先看清楚再定' },
  onceGranted: { titleZh: STATEMENT_OUTLOOK.onceGranted.zh, leadZh: '现在还不够条件，前面那样批下来才有' },
  changesAhead: {
    titleZh: STATEMENT_OUTLOOK.changesAhead.zh,
    leadZh: '两年以内，照现在的规定和情况推算，不是答应下来的',
  },
} as const

export const isEmptyStatement = (statement: Statement): boolean =>
  KEYS.every((key) => statement[key].length === 0) &&
  statement.choices.length + statement.onceGranted.length + statement.changesAhead.length === 0

type Option = StatementChoice['options'][number]

/** 「多一些」 beside the better one, 「正在享受」 beside what one has; for eyes and screen readers alike. */
export const optionTagZh = (choice: StatementChoice, at: number): string | null => {
  const tags = [choice.options[at]?.stateZh ?? null, choice.better === at ? '多一些' : null]
  return tags.filter((tag) => tag !== null).join('，') || null
}

/** 「高龄津贴（叶根福）每月60元」 */
export const optionZh = ({ titleZh, personNameZh, amountZh }: Option): string =>
  `${titleZh}${personNameZh ? `（${personNameZh}）` : ''}${amountZh ? `，${amountZh}` : ''}`

/** The why of a line; null when the sentence only says the title and the amount again. */
export const whyZh = ({ titleZh, amountZh, sentenceZh }: StatementLine): string | null => {
  const rest = sentenceZh
    .replace('可以问：', '')
    .replace(titleZh, '')
    .replace(amountZh ?? '', '')
    .replace(/[，。\s]/g, '')
  return rest === '' ? null : sentenceZh
}

/** What may be applied for is read by name, amount and place: its conditions stand on the paper. */
const lineAloud = (key: PartKey, line: StatementLine): string =>
  [
    line.titleZh,
    line.personNameZh,
    line.amountZh,
    key === 'available' ? null : whyZh(line),
    line.withZh,
    line.progressZh,
    line.whereZh,
  ]
    .filter((part) => part !== null && part !== '')
    .map((part) => String(part).replace(/[。；，]$/, ''))
    .join('，')

/** Said aloud, at most this many names in a row; the rest stands on the paper. */
const MOST_NAMED = 5

const namesAloud = (names: readonly string[]): string => {
  const distinct = [...new Set(names)]
  const rest = distinct.length - MOST_NAMED
  return `${distinct.slice(0, MOST_NAMED).join('、')}${rest > 0 ? `，还有${rest}样写在清单上` : ''}`
}

/** Alternatives, what a grant opens and what time will change, a sentence each. */
const outlookAloud = ({ choices, onceGranted, changesAhead }: Statement): string[] => [
  ...choices.map(({ options, whyZh }) => `${options.map(({ titleZh }) => titleZh).join('、')}，只能选一样。${whyZh}`),
  ...onceGranted.map(({ leadZh, lines }) => `${leadZh}：${namesAloud(lines.map(({ titleZh }) => titleZh))}。`),
  ...changesAhead.map(({ causeZh, lines }) => `${causeZh}：${lines.map(({ sentenceZh }) => sentenceZh).join('')}`),
]

/** The whole list as one text to read aloud, a sentence a line. Empty parts are not read. */
export const statementAloud = (statement: Statement): string => {
  const parts = KEYS.filter((key) => statement[key].length > 0).map(
    (key) => `${PARTS[key].readZh}：${statement[key].map((line) => lineAloud(key, line)).join('；')}。`,
  )
  return [`${statement.headNameZh}家的幸福清单。`, ...parts, ...outlookAloud(statement), statement.notADecisionZh].join(
    '\n',
  )
}

/** 「还有5项，多了解一点情况才说得准」; nothing when everything is said. */
export const moreToLearnZh = ({ moreToLearn }: Pick<Statement, 'moreToLearn'>): string | null =>
  moreToLearn > 0 ? `还有${moreToLearn}项，多了解一点情况才说得准。` : null
