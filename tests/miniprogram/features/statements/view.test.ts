import type { Statement, StatementChoice, StatementLine } from '@shared/statements/contract'
import {
  isEmptyStatement,
  moreToLearnZh,
  optionTagZh,
  optionZh,
  sectionsOf,
  statementAloud,
  whyZh,
} from '../../../../miniprogram/features/statements/view'

const line = (titleZh: string, rest: Partial<StatementLine> = {}): StatementLine => ({
  policyId: null,
  titleZh,
  personNameZh: null,
  amountZh: null,
  sentenceZh: '',
  whereZh: null,
  progressZh: null,
  withZh: null,
  withPolicyIds: [],
  ...rest,
})

const empty: Statement = {
  householdId: 'H1',
  headNameZh: '叶根福',
  addressZh: '溪边路17号',
  asOf: '2026-11-23',
  notADecisionZh: '不是审批结果。',
  received: [],
  available: [],
  canAsk: [],
  inProgress: [],
  toCheck: [],
  notMet: [],
  moreToLearn: 0,
  choices: [],
  onceGranted: [],
  changesAhead: [],
  lastDelivery: null,
}

const yeGenfu: Statement = {
  ...empty,
  received: [line('低保')],
  available: [line('高龄津贴', { amountZh: '每月60元' })],
  inProgress: [line('房屋鉴定', { progressZh: '第2/15工作日' })],
  toCheck: [line('危房改造', { sentenceZh: '要核实：房屋等级还不知道，住建局鉴定后就知道。' })],
}

describe('the happiness list', () => {
  it('has its parts in the order of reading', () => {
    expect(sectionsOf(yeGenfu).map((section) => section.titleZh)).toEqual([
      '已享受',
      '可以申请',
      '可以去问',
      '正在办',
      '要核实',
      '不符合',
    ])
  })

  it('is read aloud a part a sentence, and ends with what it is not', () => {
    expect(statementAloud(yeGenfu).split('\n')).toEqual([
      '叶根福家的幸福清单。',
      '您现在享受的有：低保。',
      '您可以申请的有：高龄津贴，每月60元。',
      '正在给您办的有：房屋鉴定，第2/15工作日。',
      '还要核实的有：危房改造，要核实：房屋等级还不知道，住建局鉴定后就知道。',
      '不是审批结果。',
    ])
  })

  it('never reads an unknown house as one that does not qualify', () => {
    expect(statementAloud(yeGenfu)).not.toContain('不符合')
  })

  it('is empty only when every part is', () => {
    expect(isEmptyStatement(empty)).toBe(true)
    expect(isEmptyStatement(yeGenfu)).toBe(false)
  })

  it('says a reason once, and nothing when the sentence only repeats title and amount', () => {
    const sentenceZh = '可以问：高龄津贴，每月60元'
    expect(whyZh(line('高龄津贴', { amountZh: '每月60元', sentenceZh }))).toBeNull()
    expect(whyZh(line('危房改造', { sentenceZh: '不符合：政策要C或D级' }))).toBe('不符合：政策要C或D级')
  })

  it('tells how much is left to learn, and is silent when nothing is', () => {
    expect(moreToLearnZh({ moreToLearn: 5 })).toBe('还有5项，多了解一点情况才说得准。')
    expect(moreToLearnZh({ moreToLearn: 0 })).toBeNull()
  })

  it('says which of two things brings more, and what one has already', () => {
    const choice: StatementChoice = {
      options: [
        {
          policyIds: ['a'],
          titleZh: '养老服务补贴',
          personNameZh: '叶根福',
          amountZh: '每月200元',
          stateZh: '正在享受',
        },
        { policyIds: ['b'], titleZh: '护理补贴', personNameZh: '叶根福', amountZh: null, stateZh: null },
      ],
      better: 0,
      whyZh: '照现在知道的，“养老服务补贴”多一些。',
    }
    expect(optionZh(choice.options[0]!)).toBe('养老服务补贴（叶根福），每月200元')
    expect([0, 1].map((at) => optionTagZh(choice, at))).toEqual(['正在享受，多一些', null])
    expect(statementAloud({ ...empty, choices: [choice] })).toContain(
      '养老服务补贴、护理补贴，只能选一样。照现在知道的',
    )
  })

  it('reads what a grant opens by name, a few at a time, and what time will change as it stands', () => {
    const lines = ['一', '二', '三', '四', '五', '六', '六'].map((title) => line(title))
    const heard = statementAloud({
      ...empty,
      onceGranted: [{ policyIds: ['dibao'], leadZh: '批准“低保”以后，还可以有', lines }],
      changesAhead: [
        {
          day: '2027-03-12',
          causeZh: '2027年3月12日，叶根福满80周岁',
          tellsOfIllness: false,
          lines: [{ policyId: 'old-age-allowance', replaces: [], sentenceZh: '可以申请“高龄津贴”，每月60元。' }],
        },
      ],
    })
    expect(heard.split('\n').slice(1, 3)).toEqual([
      '批准“低保”以后，还可以有：一、二、三、四、五，还有1样写在清单上。',
      '2027年3月12日，叶根福满80周岁：可以申请“高龄津贴”，每月60元。',
    ])
  })
})
