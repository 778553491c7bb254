import { draftOf } from '../shared/warnings/county-rules/drafts'
import { openStory, type Story } from './story'

const MOST_MINUTES = 30
const COUNTY = '339921'

/** People who live in a house of grade C or D, whatever their age: the story's county has some. */
const RULE = draftOf({
  titleZh: '危房有人',
  conditions: [
    { factId: 'person.age', op: 'atLeast', value: 1 },
    { factId: 'housing.dangerGrade', op: 'oneOf', value: ['C', 'D'] },
  ],
})

describe('a county writes a warning rule', () => {
  let story: Story
  const kept = { changeId: '', ruleId: '' }

  beforeAll(async () => {
    story = await openStory()
  }, 240_000)
  afterAll(async () => {
    await story?.close()
  })

  const housing = () => story.as('housing')
  const dispatcher = () => story.as('dispatcher')
  const changeOf = (changeId: string) => dispatcher().call('warnings', 'ruleChange', { changeId })
  const raised = async () =>
    (await dispatcher().call('warnings', 'ledger', { areaCode: COUNTY, ruleId: kept.ruleId, limit: 100 })).total
  /** Lets the timers work until the full scan that a rule asked for is done. */
  const scanned = async (since: string) => {
    for (let minute = 0; minute < MOST_MINUTES; minute += 1) {
      await story.advanceMinutes(1)
      const { items } = await dispatcher().call('warnings', 'listScans', {})
      if (items.some(({ kind, finished, startedAt }) => kind === 'full' && finished && startedAt > since)) return
    }
    throw new Error('the full scan did not finish')
  }

  test('a draft with faults says which field and what to do, and is kept', async () => {
    const wrong = draftOf({ ...RULE, conditions: [{ factId: 'person.isDvVictim', op: 'is', value: true }] })
    const saved = await housing().call('warnings', 'saveDraft', { draft: wrong })
    kept.changeId = saved.changeId
    const view = await housing().call('warnings', 'ruleChange', { changeId: saved.changeId })
    expect(view.problems[0]).toMatchObject({ path: 'conditions.0.factId' })
    await expect(housing().call('warnings', 'testDraft', { changeId: saved.changeId })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    })
  })

  test('put right and tried on the last year, it goes to a second person', async () => {
    const { changeId } = kept
    const { version } = await housing().call('warnings', 'ruleChange', { changeId })
    await housing().call('warnings', 'saveDraft', { changeId, version, draft: RULE })
    for (let finished = false; !finished;) ({ finished } = await housing().call('warnings', 'testDraft', { changeId }))
    const tested = await housing().call('warnings', 'ruleChange', { changeId })
    expect(tested.test).toMatchObject({ finished: true, ofThisDraft: true, done: 400, total: 400 })
    const from = story.now().slice(0, 10)
    const note = '汛期前把还住人的危房逐户看一遍'
    const proposed = await housing().call('warnings', 'proposeRule', {
      changeId,
      version: tested.version,
      from,
      noteZh: note,
    })
    kept.ruleId = tested.ruleId
    await expect(
      housing().call('warnings', 'approveRule', { changeId, version: proposed.version }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await raised()).toBe(0)
  })

  test('approved by another, the timers look at everybody again and the rule is raised', async () => {
    const { version } = await changeOf(kept.changeId)
    const before = story.now()
    await dispatcher().call('warnings', 'approveRule', { changeId: kept.changeId, version })
    await scanned(before)
    expect(await raised()).toBeGreaterThan(0)
  })

  test('it ends the same way, and what it raised stays to be seen to', async () => {
    const before = await raised()
    const from = story.now().slice(0, 10)
    const end = await dispatcher().call('warnings', 'endRule', { ruleId: kept.ruleId, from, noteZh: '汛期过了' })
    const since = story.now()
    await housing().call('warnings', 'approveRule', { changeId: end.changeId, version: end.version })
    await scanned(since)
    const { items } = await housing().call('warnings', 'rules', {})
    expect(items.some(({ ruleId }) => ruleId === kept.ruleId)).toBe(false)
    expect(await raised()).toBe(before)
  })
})
