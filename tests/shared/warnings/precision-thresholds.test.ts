import { CATALOGUE } from '@shared/eligibility/catalogue'
import { parametersInForce } from '@shared/rules/parameters'
import { findWarningRule } from '@shared/warnings/catalogue'
import { proposeThresholds, thresholdsOf, type Outcome } from '@shared/warnings/precision-thresholds'

const medical = findWarningRule('medical-selfpaid-30k')!
const inForce = parametersInForce([...CATALOGUE.parameters, ...medical.parameters], '2026-11-23', '339921')

const outcome = (yuan: number, result: Outcome['result']): Outcome => ({
  result,
  evidence: [
    {
      factId: 'medical.selfPaidYtdPushed',
      labelZh: '个人负担',
      valueZh: '',
      sourceZh: '医保',
      asOf: '2026-11-23',
      amount: yuan * 100,
    },
  ],
})
const propose = (outcomes: Outcome[]) => proposeThresholds(medical, outcomes, inForce)

describe('thresholds of a rule', () => {
  it('are those that every warning has passed', () => {
    expect(thresholdsOf(medical.condition)).toMatchObject([{ parameterId: 'warn.medicalSelfPay', side: 'above' }])
    const lowPower = findWarningRule('low-power-elder')!
    expect(thresholdsOf(lowPower.condition)).toMatchObject([{ parameterId: 'warnLowPowerElder.kwh', side: 'below' }])
    // Inside an "or" another branch may have raised it.
    expect(thresholdsOf(findWarningRule('disaster-evacuate-first')!.condition)).toEqual([])
  })
})

describe('a proposal', () => {
  const notTrue = Array.from({ length: 15 }, (_, at) => outcome(30_500 + at * 100, 'notInNeed'))
  const isTrue = Array.from({ length: 10 }, (_, at) => outcome(40_000 + at * 1_000, 'trueAided'))

  it('says how many another number would have spared, and how many true ones it would have missed', () => {
    const [proposal] = propose([...notTrue, ...isTrue])
    expect(proposal).toMatchObject({ handled: 25, confirmed: 10 })
    expect(proposal?.steps.map(({ valueZh, spared, trueAmongSpared }) => [valueZh, spared, trueAmongSpared])).toEqual([
      ['33,000元', 15, 0],
      ['36,000元', 15, 0],
      ['39,000元', 15, 0],
      ['45,000元', 21, 6],
      ['60,000元', 25, 10],
    ])
    expect(proposal?.steps[proposal.proposed ?? 9]?.valueZh).toBe('39,000元')
    expect(proposal?.sentenceZh).toContain('会少报15条，其中属实的0条。改不改由县里定')
  })

  it('is strict as the rule is: exactly the number would not have been raised', () => {
    const [proposal] = propose([...notTrue, ...isTrue, outcome(36_000, 'trueAided')])
    expect(proposal?.steps.find(({ valueZh }) => valueZh === '36,000元')).toMatchObject({ trueAmongSpared: 1 })
  })

  it('is none over too few, and none where every step would miss somebody', () => {
    expect(propose(isTrue)[0]).toMatchObject({ proposed: null })
    expect(propose(isTrue)[0]?.sentenceZh).toContain('条数太少')
    const mixed = Array.from({ length: 30 }, (_, at) => outcome(31_000, at % 2 ? 'trueAided' : 'notInNeed'))
    expect(propose(mixed)[0]).toMatchObject({ proposed: null })
  })

  it('leaves out what says nothing of the rule, and reads the number of old evidence from its words', () => {
    const { evidence } = outcome(31_000, 'dataError')
    expect(propose([{ result: 'dataError', evidence }])).toEqual([])
    const old = {
      result: 'notInNeed' as const,
      evidence: [{ ...evidence[0]!, amount: undefined, valueZh: '36,172.35元' }],
    }
    expect(propose([old])[0]?.steps[1]).toMatchObject({ valueZh: '36,000元', spared: 0 })
    expect(propose([old])[0]?.steps[2]).toMatchObject({ valueZh: '39,000元', spared: 1 })
  })
})
