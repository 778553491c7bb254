import { localDateOf } from '@shared/kernel/dates'
import { openStory, type Story } from './story'

/** Three live on 1,200 a head, between the old standard and the new: refused in November, entitled in January. */
const INCOME_FEN = 360_000
const NEW_STANDARD = {
  kind: 'parameter' as const,
  parameterId: 'standard.dibao',
  area: '339921',
  value: 1230,
  from: '2027-01-01',
  sourceZh: '青民〔2026〕31号',
}
/** Many households of the county hold it, so that the worklist is long. */
const MORE_FOR_THE_OLD = { ...NEW_STANDARD, parameterId: 'elder.allowance80', value: 80 }

describe('a standard is raised', () => {
  let story: Story
  const kept = { householdId: '', applicationId: '', changeId: '' }

  beforeAll(async () => {
    story = await openStory()
  }, 240_000)
  afterAll(async () => {
    await story?.close()
  })

  const dispatcher = () => story.as('dispatcher')
  const civilAffairs = () => story.as('civil-affairs')
  const officer = () => story.as('story-officer')
  const getChange = () => dispatcher().call('eligibility', 'getChange', { changeId: kept.changeId })
  const dibaoNow = async () => {
    const screening = await officer().call('eligibility', 'screenHousehold', { householdId: kept.householdId })
    return { ...screening.rows.find((row) => row.policyId === 'dibao')!, catalogueHash: screening.catalogueHash }
  }
  const frozenRules = async () => {
    const file = await officer().call('applications', 'dossier', { applicationId: kept.applicationId })
    return file.blocks.flatMap((block) => block.rows).find((row) => row.labelZh === '规则版本')?.textZh
  }
  const effects = async (by = dispatcher(), areaCode?: string) => {
    const rows = []
    let after: string | undefined
    do {
      const page = await by.call('eligibility', 'listEffects', { changeId: kept.changeId, areaCode, after })
      rows.push(...page.items)
      after = page.next ?? undefined
    } while (after !== undefined)
    return rows
  }

  test('before: a visit finds 1,200 a head, and dibao is refused on the standard of 1,180', async () => {
    const lin = story.as('lin-xiuyun')
    const lan = story.as('story-worker')
    await lin.call('requests', 'submit', {
      channel: 'self',
      place: { plateCode: await story.plateOf('水井巷8号') },
      needs: ['hardToLive'],
      words: '钱不够用。',
      phone: '15400009908',
      consent: {
        textVersion: '2026-11',
        evidence: { kind: 'handwritten', attachmentId: await story.upload(lin, 'signature') },
      },
    })
    const [card] = (await lan.call('tasks', 'listMine', {})).items
    const task = await lan.call('tasks', 'get', { taskId: card!.taskId })
    await lan.call('tasks', 'accept', { taskId: task.taskId, version: task.version })
    const members = task.registeredMembers.map(({ personId, nameZh, relationZh }) => ({
      personId,
      name: nameZh,
      relationZh,
      hukouRegistered: true,
      livesTogether: true,
    }))
    expect(members).toHaveLength(3)
    const visit = await lan.call('visits', 'submit', {
      taskId: task.taskId,
      clientVisitId: '01JDQZ7LIN000000000000RUL1',
      startedAt: story.now(),
      outcome: 'met',
      safety: 'safe',
      members,
      facts: [
        { factId: 'household.size', value: 3 },
        { factId: 'household.incomeMonthly', value: INCOME_FEN },
        { factId: 'household.hukouInCounty', value: true },
        { factId: 'household.financialAssetsPerCapita', value: 500_000 },
        { factId: 'household.homesOwned', value: 1 },
        { factId: 'household.hasNonEssentialVehicle', value: false },
        { factId: 'household.hasMajorBusinessAssets', value: false },
      ],
      signature: { kind: 'handwritten', attachmentId: await story.upload(lan, 'signature') },
      requesterMet: true,
      staffRelative: false,
      policiesTold: ['dibao'],
    })
    kept.householdId = visit.householdId!
    expect(await dibaoNow()).toMatchObject({ verdict: 'unmet', sentenceZh: expect.stringContaining('低保标准') })

    for (const personId of visit.personIds)
      await lan.call('consents', 'record', {
        householdId: kept.householdId,
        personId,
        purpose: 'economicVerification',
        evidence: { kind: 'handwritten', attachmentId: await story.upload(lan, 'signature') },
      })
    const su = officer()
    const opened = await su.call('applications', 'open', {
      householdId: kept.householdId,
      policyId: 'dibao',
      staffRelative: false,
      policyTold: true,
    })
    kept.applicationId = opened.applicationId
    const accepted = await su.call('applications', 'accept', opened)
    const proposed = await su.call('applications', 'propose', {
      ...accepted,
      inKindZh: '不纳入',
      payerZh: '县民政局',
      reasonZh: '人均月收入1200元，高于1180元',
    })
    const decided = await civilAffairs().call('applications', 'reject', { ...proposed, reasonZh: '高于低保标准' })
    expect(decided.status).toBe('rejected')
    expect(await frozenRules()).toBe((await dibaoNow()).catalogueHash)
  })

  test('the dispatcher proposes 1,230 from 2027; killed in the middle, the preview goes on and counts nobody twice', async () => {
    const proposal = { edits: [NEW_STANDARD, MORE_FOR_THE_OLD], noteZh: '全省统一提标' }
    kept.changeId = (await dispatcher().call('eligibility', 'proposeChange', proposal)).changeId
    expect(await getChange()).toMatchObject({
      status: 'previewing',
      edits: [
        { sentenceZh: expect.stringMatching(/1180元.* → 1230元.*，2027年1月1日起/) },
        { sentenceZh: expect.stringMatching(/→ 80元/) },
      ],
    })
    const slice = dispatcher()
      .raw('eligibility', {
        action: 'continuePreview',
        input: { changeId: kept.changeId },
        idempotencyKey: 'first-slice',
      })
      .catch(() => undefined)
    while ((await getChange()).done === 0);
    await story.killAndRestart()
    await slice
    for (let minute = 0; minute < 5 && (await getChange()).status === 'previewing'; minute += 1)
      await story.advanceMinutes(1)

    const change = await getChange()
    expect(change).toMatchObject({ status: 'ready', done: 400, total: 400 })
    const rows = await effects()
    expect(new Set(rows.map((row) => row.householdId)).size).toBe(rows.length)
    expect(rows).toHaveLength(change.touched)
    const lines = rows.flatMap((row) => row.lines)
    for (const effect of change.effects) {
      const own = lines.filter((line) => line.policyId === effect.policyId)
      const gains = own.filter((line) => line.after === 'met' && line.before !== 'met')
      const amounts = own.filter((line) => line.after === 'met' && line.before === 'met')
      expect([effect.policyId, gains.length, amounts.length]).toEqual([
        effect.policyId,
        effect.gains,
        effect.amountChanges,
      ])
    }
    expect(change.effects.find((effect) => effect.policyId === 'old-age-allowance')!.amountChanges).toBeGreaterThan(10)
  })

  test('household by household, each in their own area: 林秀云 gains 90 yuan a month', async () => {
    const mine = await effects(officer())
    const home = mine.find((row) => row.householdId === kept.householdId)
    expect(home?.lines).toContainEqual(
      expect.objectContaining({ policyId: 'dibao', changeZh: '不符合 → 符合，每月90元' }),
    )
    expect(mine.length).toBeLessThan((await effects()).length)
    await expect(effects(story.as('other-officer'), '339921107')).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  test('who proposed cannot approve; a second person can, and until the day nothing changes', async () => {
    const { version } = await getChange()
    const approval = { changeId: kept.changeId, version }
    await expect(dispatcher().call('eligibility', 'approveChange', approval)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    await expect(civilAffairs().call('eligibility', 'approveChange', approval)).resolves.toEqual({ status: 'approved' })
    expect((await dibaoNow()).verdict).toBe('unmet')
  })

  test('in January screening uses the new standard; the decision of before stays on its version', async () => {
    const before = await frozenRules()
    await story.jumpTo('2027-01-04T09:00:00+08:00')
    expect(localDateOf(story.now())).toBe('2027-01-04')
    const now = await dibaoNow()
    expect(now).toMatchObject({ verdict: 'met', amountZh: '每月90元' })
    expect(now.arithmeticZh.join()).toContain('1230')
    expect(await frozenRules()).toBe(before)
    expect(now.catalogueHash).not.toBe(before)
    const item = await officer().call('applications', 'get', { applicationId: kept.applicationId })
    expect(item.status).toBe('rejected')
  })
})
