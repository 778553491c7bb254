import { findPolicy } from '@shared/eligibility/catalogue'
import { shippedCatalogue } from '@shared/eligibility/compile'
import { declaredFacts, MAX_TO_ASK, policiesToAsk, TILE_POLICIES } from '@shared/requests/ask-about'
import { NEED_CODES } from '@shared/requests/need-tiles'
import { declaredSheet, screenToAsk } from '@shared/requests/screen-to-ask'
import { canAskSentence } from '@shared/requests/sentences'

const where = { asOf: '2026-11-23', area: '339921107201', catalogue: shippedCatalogue() }
const ask = (...needs: (typeof NEED_CODES)[number][]) => screenToAsk(needs, declaredSheet(needs, where.asOf), where)

describe('what is worth asking about', () => {
  it('after 房子漏了 is the inspection, then the renovation, and says that nothing is decided', () => {
    const asked = ask('houseLeaks')
    expect(asked.map((one) => one.policyId)).toEqual(['house-safety-check', 'rural-dilapidated-house'])
    expect(canAskSentence(asked.map((one) => one.titleZh))).toBe(
      '可以问：房屋鉴定、危房改造。要上门核实，这不是审批结果。',
    )
  })

  it.each(NEED_CODES)('after %s names at most three policies, all of the catalogue', (need) => {
    const asked = ask(need)
    expect(asked.length).toBeLessThanOrEqual(MAX_TO_ASK)
    if (need !== 'other') expect(asked.length).toBeGreaterThan(0)
    for (const { policyId } of asked) expect(findPolicy(policyId)).toBeDefined()
  })

  it('holds no policy that the catalogue lacks', () => {
    for (const policyId of Object.values(TILE_POLICIES).flat()) expect(findPolicy(policyId)?.id).toBe(policyId)
  })

  it('leaves out what is already known not to fit, and never calls an unknown a no', () => {
    const verdictOf = (policyId: string) => ({
      verdict: policyId === 'house-safety-check' ? ('unmet' as const) : ('unknown' as const),
      titleZh: policyId,
    })
    expect(policiesToAsk(['houseLeaks'], verdictOf).map((one) => one.policyId)).toEqual(['rural-dilapidated-house'])
  })

  it('names a policy of two tiles once, and with none still says what happens next', () => {
    const asked = ask('hardToLive', 'suddenTrouble')
    expect(new Set(asked.map((one) => one.policyId)).size).toBe(asked.length)
    expect(canAskSentence([])).toContain('这不是审批结果')
  })

  it('declares by a tap only what the tile says', () => {
    expect(declaredFacts(['houseLeaks', 'other'])).toEqual({ 'household.houseSuspectedUnsafe': true })
    expect(declaredFacts(['medicalCost'])).toEqual({})
  })
})
