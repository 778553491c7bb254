import { selfCheck } from '@shared/eligibility/self-check'
import type { SelfCheckAnswers } from '@shared/eligibility/self-check-contract'
import { eventually, startWeapp, type WeappApp } from './harness'

const start = (): WeappApp => {
  const app = startWeapp({ pageScrollTo: () => Promise.resolve() })
  app.answer('eligibility.selfCheck', (input) =>
    selfCheck((input as { answers: SelfCheckAnswers }).answers, { asOf: '2026-11-23', area: '339921' }),
  )
  return app
}

const sent = (app: WeappApp): SelfCheckAnswers[] =>
  app.calls
    .filter((call) => call.name === 'cloud.callFunction')
    .map((call) => call.options.data as { action: string; input: { answers: SelfCheckAnswers } })
    .filter((data) => data.action === 'selfCheck')
    .map((data) => data.input.answers)

describe('the self-check in WeChat', () => {
  test('asks who lives in the home first, without names, and says that nothing is kept', async () => {
    const page = await start().open('pages/check/index')
    await eventually(() => expect(page.words()).toContain('您家里有哪些人？'))
    for (const words of ['不用写名字', '已经有 0 项有答案', '不是审批结果', '110', '12338'])
      expect(page.words()).toContain(words)
  })

  test('goes on to the next question with what was answered, and shows what to ask for', async () => {
    const app = start()
    const page = await app.open('pages/check/index')
    await eventually(() => expect(page.has('#person-age')).toBe(true))
    page.fire('#person-age', 'input', { value: '81' })
    page.tap('dont-know')
    await eventually(() => expect(sent(app)).toHaveLength(2))
    expect(sent(app)[1]).toEqual({ household: {}, members: [], asked: ['people'] })
    await eventually(() => expect(page.words()).toContain('第2题'))
    expect(page.words()).not.toContain('您家里有哪些人？')
    page.tap('previous-question')
    await eventually(() => expect(page.words()).toContain('您家里有哪些人？'))
  })
})
