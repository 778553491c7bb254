import { localDateOf } from '@shared/kernel/dates'
import { openStory, type Story } from './story'

/** The script of the demo, 青禾县, Monday 2026-11-23: people act through the real functions, SDK and stand-in. */
describe('the first story', () => {
  let story: Story

  beforeAll(async () => {
    story = await openStory()
  }, 240_000)

  afterAll(async () => {
    await story?.close()
  })

  describe('A. the plate', () => {
    const kept: { requestId?: string; householdId?: string; taskId?: string } = {}

    test('1. a scan tells the place and who answers there, and nothing of who lives there', async () => {
      const plateCode = await story.plateOf('溪边路17号')
      const place = await story.anyone.call('doorplates', 'resolve', { plateCode })
      expect(place.shortAddressZh).toBe('溪边路17号')
      expect(place.whoAnswers.gridWorker?.name).toBe('兰小燕')
      expect(JSON.stringify(place)).not.toMatch(/叶根福|33992119/)
    })

    test('2–5. 叶根福 asks with a photo, his voice and a signature; a double tap makes one request', async () => {
      const ye = story.as('ye-genfu')
      const input = {
        channel: 'self' as const,
        place: { plateCode: await story.plateOf('溪边路17号') },
        needs: ['houseLeaks' as const],
        words: '灶间漏得厉害，我脚不好，上不了屋。',
        photoAttachmentIds: [await story.upload(ye, 'roofPhoto')],
        voiceAttachmentId: await story.upload(ye, 'voice'),
        phone: '15400009917',
        consent: {
          textVersion: '2026-11',
          evidence: { kind: 'handwritten' as const, attachmentId: await story.upload(ye, 'signature') },
        },
      }
      const tap = { idempotencyKey: 'ye-one-tap' }
      const [first, second] = await Promise.all([
        ye.call('requests', 'submit', input, tap),
        ye.call('requests', 'submit', input, tap),
      ])
      expect(second).toEqual(first)
      expect(first.requestNo).toBe('0712')
      expect(first.sentenceZh).toBe('收到了，求助号0712。兰小燕今天18:00前给您打电话。')
      expect(first.canAskZh).toBe('可以问：房屋鉴定、危房改造。要上门核实，这不是审批结果。')
      expect((await ye.call('requests', 'listMine', {})).items).toHaveLength(1)
      kept.requestId = first.requestId
    })

    test('without consent nothing is filed and nobody is sent', async () => {
      const zheng = story.as('zheng-ahai')
      const refused = zheng.call('requests', 'submit', {
        channel: 'proxy',
        place: { plateCode: await story.plateOf('溪边路17号') },
        needs: ['houseLeaks'],
        aboutZh: '叶伯',
      })
      await expect(refused).rejects.toMatchObject({ code: 'CONSENT_REQUIRED' })
      expect((await zheng.call('requests', 'listMine', {})).items).toEqual([])
    })

    test('7. the worker of that grid gets a message without personal data and a card with name, place and deadline', async () => {
      await story.advanceMinutes(2)
      const lan = story.as('story-worker')
      expect((await lan.call('notifications', 'inbox', {})).items[0]?.textZh).toBe('您有1件新任务')
      const [card] = (await lan.call('tasks', 'listMine', {})).items
      expect(card).toMatchObject({
        titleZh: '房子漏了',
        personName: '叶根福',
        dueZh: '今天18:00前联系',
        status: 'requested',
      })
      expect(card?.addressZh).toContain('溪边路17号')
      kept.taskId = card?.taskId
    })

    test('before anybody has met him his phone sees progress only, never the file of the house', async () => {
      const ye = story.as('ye-genfu')
      const [mine] = (await ye.call('requests', 'listMine', {})).items
      expect(mine?.householdId).toBeNull()
      const [household] = await story.householdsNamed('叶根福')
      await expect(ye.call('statements', 'getMine', { householdId: household!.householdId })).rejects.toMatchObject({
        code: 'FORBIDDEN',
      })
    })

    test('8. the visit adds the identity number, confirms who lives there and arrives once', async () => {
      const lan = story.as('story-worker')
      const task = await lan.call('tasks', 'get', { taskId: kept.taskId! })
      await lan.call('tasks', 'accept', { taskId: task.taskId, version: task.version })
      const visit = {
        taskId: task.taskId,
        clientVisitId: '01JDQZ7YE0000000000000VIS1',
        startedAt: story.now(),
        outcome: 'met' as const,
        safety: 'concern' as const,
        members: [
          {
            name: '叶根福',
            idNumber: '33992119450312013x',
            relationZh: '本人',
            hukouRegistered: true,
            livesTogether: true,
          },
        ],
        facts: [
          { factId: 'household.houseSuspectedUnsafe', value: true },
          { factId: 'household.onlyHome', value: true },
          { factId: 'household.housingAppraised', value: false },
        ],
        signature: { kind: 'handwritten' as const, attachmentId: await story.upload(lan, 'signature') },
        requesterMet: true,
        staffRelative: false,
        policiesTold: ['house-safety-check', 'rural-dilapidated-house', 'old-age-allowance'],
      }
      const first = await lan.call('visits', 'submit', visit)
      const again = await lan.call('visits', 'submit', visit)
      expect(again.visitId).toBe(first.visitId)
      expect(first.householdId).toBeTruthy()
      kept.householdId = first.householdId!
      const officer = story.as('story-officer')
      expect((await officer.call('visits', 'list', { householdId: kept.householdId })).items).toHaveLength(1)
    })

    test('9. his list: received, available, in progress, and what is not known yet is not called a no', async () => {
      await story.advanceMinutes(2)
      const list = await story.as('ye-genfu').call('statements', 'getMine', { householdId: kept.householdId! })
      expect(list.received.map((line) => line.titleZh)).toContain('最低生活保障')
      const allowance = list.available.find((line) => line.policyId === 'old-age-allowance')
      expect(allowance?.amountZh).toBe('每月60元')
      expect(list.inProgress.map((line) => line.policyId)).toContain('house-safety-check')
      expect(list.toCheck.map((line) => line.policyId)).toContain('rural-dilapidated-house')
      expect(list.notMet.map((line) => line.policyId)).not.toContain('rural-dilapidated-house')
      expect(list.notADecisionZh).toContain('不是审批结果')
    })

    test('10. the housing bureau’s grade B turns it into a no that says why', async () => {
      await story.advanceMinutes(49 * 60)
      await story.importLater('hc-danger-house')
      const list = await story.as('ye-genfu').call('statements', 'getMine', { householdId: kept.householdId! })
      const line = list.notMet.find((one) => one.policyId === 'rural-dilapidated-house')
      expect(line?.sentenceZh).toContain('不符合：政策要C或D级')
    })

    test('11. 苏晓敏 opens 一事一议, 雷建民 signs, 兰小燕 reads the list aloud, he presses 「已念」', async () => {
      const [su, lei, lan, ye] = ['story-officer', 'story-leader', 'story-worker', 'ye-genfu'].map((id) => story.as(id))
      const opened = await su!.call('applications', 'open', {
        householdId: kept.householdId!,
        caseByCase: { titleZh: '修屋面' },
        requestId: kept.requestId!,
        staffRelative: false,
        policyTold: true,
        account: 'notNeeded',
      })
      const accepted = await su!.call('applications', 'accept', opened)
      const proposed = await su!.call('applications', 'propose', {
        ...accepted,
        amountFen: 680_000,
        payerZh: '前渡村委会出资',
        reasonZh: '危房改造不符合，屋面漏雨要修，三级商定',
      })
      await expect(su!.call('applications', 'approve', proposed)).rejects.toMatchObject({ code: 'FORBIDDEN' })
      const approved = await lei!.call('applications', 'approve', { ...proposed, reasonZh: '同意' })
      expect(approved.status).toBe('approved')
      const reading = await lan!.call('statements', 'getForReading', { householdId: kept.householdId! })
      const repair = reading.received.find((line) => line.titleZh === '修屋面')
      expect(repair?.amountZh).toBe('6,800元')
      await ye!.call('statements', 'acknowledge', { householdId: kept.householdId!, how: 'readAloud' })
      const list = await ye!.call('statements', 'getMine', { householdId: kept.householdId! })
      expect(list.lastDelivery?.howZh).toBe('已念')
    })
  })

  describe('B. the warning', () => {
    const kept: { warningId?: string; householdId?: string; taskId?: string; personIds?: string[] } = {}

    test('12. one warning for 林秀云, none for 郑阿海 at exactly 30,000; the same file and another scan change nothing', async () => {
      const su = story.as('story-officer')
      const mine = async () =>
        (await su.call('warnings', 'list', { areaCode: '339921107' })).items.filter(
          (row) => row.ruleId === 'medical-selfpaid-30k',
        )
      const before = await mine()
      expect(before.map((row) => row.personNameZh)).toContain('林秀云')
      expect(before.map((row) => row.personNameZh)).not.toContain('郑阿海')
      expect(before.filter((row) => row.personNameZh === '林秀云')).toHaveLength(1)
      const again = await story.importAgain('mi-large-expense')
      expect(again.status).toBe('alreadyKnown')
      await story.as('administrator').call('warnings', 'scan', {})
      expect(await mine()).toEqual(before)
    })

    test('13. the first screen of 苏晓敏 names who and until when; after a call she sends a visit', async () => {
      const su = story.as('story-officer')
      const row = (await su.call('warnings', 'list', { areaCode: '339921107' })).items.find(
        (one) => one.personNameZh === '林秀云',
      )!
      expect(row).toMatchObject({ titleZh: '大额医疗', dueZh: '11月30日前' })
      const called = await su.call('warnings', 'handle', {
        warningId: row.warningId,
        version: row.version,
        handling: 'called',
        noteZh: '电话没人接',
      })
      const sent = await su.call('warnings', 'handle', {
        warningId: row.warningId,
        version: called.version,
        handling: 'sendVisit',
      })
      expect(sent.taskId).toBeTruthy()
      Object.assign(kept, { warningId: row.warningId, householdId: row.householdId, taskId: sent.taskId! })
      const after = await su.call('warnings', 'get', { warningId: row.warningId })
      expect(after.lastHandlingZh).toContain('转走访')
    })

    test('14–15. the card says 关爱走访 and a neutral opener; no illness, no amount', async () => {
      await story.advanceMinutes(2)
      const task = await story.as('story-worker').call('tasks', 'get', { taskId: kept.taskId! })
      expect(task.titleZh).toBe('关爱走访')
      expect(task.addressZh).toContain('水井巷8号')
      expect(task.openerZh).toContain('来看看家里有没有要搭把手的')
      expect(JSON.stringify(task)).not.toMatch(/医疗|病|36172|36,172|3617235|元/)
    })

    test('16. what she says is recorded: the shop is given up, 2,600 a month, three people, sudden illness, hard to live', async () => {
      const lan = story.as('story-worker')
      const task = await lan.call('tasks', 'get', { taskId: kept.taskId! })
      await lan.call('tasks', 'accept', { taskId: task.taskId, version: task.version })
      expect(task.registeredMembers.map((member) => member.nameZh).sort()).toEqual(['吴建平', '吴昊', '林秀云'].sort())
      const order = ['林秀云', '吴建平', '吴昊']
      const members = order.map((name) => {
        const known = task.registeredMembers.find((member) => member.nameZh === name)!
        return {
          personId: known.personId,
          name,
          relationZh: known.relationZh,
          hukouRegistered: true,
          livesTogether: true,
        }
      })
      const visit = await lan.call('visits', 'submit', {
        taskId: task.taskId,
        clientVisitId: '01JDQZ7LIN000000000000VIS2',
        startedAt: story.now(),
        outcome: 'met',
        safety: 'concern',
        members,
        facts: [
          { factId: 'household.size', value: 3 },
          { factId: 'household.incomeMonthly', value: 260_000 },
          { factId: 'household.emergencyType', value: 'sudden-illness' },
          { factId: 'household.basicLifeInDifficulty', value: true },
          { factId: 'person.majorIllness', personIndex: 0, value: true },
          { factId: 'person.employmentStatus', personIndex: 0, value: 'not-working' },
          { factId: 'person.educationStage', personIndex: 2, value: 'college' },
          { factId: 'person.collegeYear', personIndex: 2, value: 4 },
        ],
        wordsZh: '小店盘掉了，本人大病在治。',
        staffRelative: false,
        policiesTold: [
          'temp-relief-first-aid',
          'dibao',
          'medical-aid-illness-poverty',
          'college-national-grant',
          'rigid-expenditure-recognition',
        ],
      })
      expect(visit.householdId).toBe(kept.householdId)
      kept.personIds = visit.personIds
      const code = await lan.call('visits', 'giveVerificationCode', {
        householdId: kept.householdId!,
        personId: visit.personIds[0]!,
      })
      const link = await story.as('lin-xiuyun').call('access', 'redeemCode', { code: code.code })
      expect(link.householdId).toBe(kept.householdId)
    })

    test('17. the couple sign face to face; while one signature is missing dibao waits and emergency aid does not', async () => {
      const [su, lan] = [story.as('story-officer'), story.as('story-worker')]
      for (const personId of kept.personIds!.slice(0, 2)) {
        const attachmentId = await story.upload(lan, 'signature')
        await lan.call('consents', 'record', {
          householdId: kept.householdId!,
          personId,
          purpose: 'economicVerification',
          evidence: { kind: 'handwritten', attachmentId },
        })
      }
      const common = {
        householdId: kept.householdId!,
        warningId: kept.warningId!,
        staffRelative: false,
        policyTold: true,
        account: 'ownSocialSecurityCard' as const,
      }
      const dibao = await su.call('applications', 'open', { ...common, policyId: 'dibao' })
      await expect(su.call('applications', 'accept', dibao)).rejects.toMatchObject({
        code: 'CONSENT_REQUIRED',
        messageZh: expect.stringContaining('吴昊'),
      })
      const emergency = await su.call('applications', 'open', { ...common, policyId: 'temp-relief-first-aid' })
      expect((await su.call('applications', 'accept', emergency)).status).toBe('accepted')

      const invited = await lan.call('consents', 'inviteSignature', {
        householdId: kept.householdId!,
        personId: kept.personIds![2]!,
        purpose: 'economicVerification',
      })
      const wuHao = story.as('wu-hao')
      const attachmentId = await story.upload(wuHao, 'signature')
      await wuHao.call('consents', 'signInvitation', {
        code: invited.code,
        idTail: story.idTailOf('吴昊'),
        evidence: { kind: 'handwritten', attachmentId },
      })
      const status = await su.call('consents', 'authorizationStatus', {
        householdId: kept.householdId!,
        purpose: 'economicVerification',
      })
      expect(status.complete).toBe(true)
    })

    test('18. 苏晓敏 sees what is met, what is to be verified with its arithmetic, and who else knows', async () => {
      const screening = await story
        .as('story-officer')
        .call('eligibility', 'screenHousehold', { householdId: kept.householdId! })
      const row = (policyId: string) => screening.rows.filter((one) => one.policyId === policyId)
      expect(row('temp-relief-first-aid')[0]?.verdict).toBe('met')
      expect(row('dibao')[0]?.verdict).toBe('unknown')
      expect(row('dibao')[0]?.arithmeticZh.join()).toContain('1180×3−2600=940')
      expect(row('rigid-expenditure-recognition')[0]?.verdict).toBe('unknown')
      expect(screening.notADecisionZh).toContain('不是审批结果')
    })

    test('19. one proposes, another approves 2,000 yuan; dibao is accepted; the warning closes as true and aided', async () => {
      const [su, lei] = [story.as('story-officer'), story.as('story-leader')]
      const items = (await su.call('applications', 'list', { areaCode: '339921107', householdId: kept.householdId! }))
        .items
      const emergency = items.find((item) => item.policyId === 'temp-relief-first-aid')!
      const dibao = items.find((item) => item.policyId === 'dibao')!
      const proposed = await su.call('applications', 'propose', {
        applicationId: emergency.applicationId,
        version: emergency.version,
        amountFen: 200_000,
        payerZh: '青嶂镇备用金',
        reasonZh: '突发大病，生活困难，先行救助',
      })
      await expect(su.call('applications', 'approve', proposed)).rejects.toMatchObject({ code: 'FORBIDDEN' })
      await lei.call('applications', 'approve', { ...proposed, reasonZh: '同意' })
      expect(
        (await su.call('applications', 'accept', { applicationId: dibao.applicationId, version: dibao.version }))
          .status,
      ).toBe('accepted')
      const medical = await su.call('applications', 'open', {
        householdId: kept.householdId!,
        personId: kept.personIds![0]!,
        policyId: 'medical-aid-illness-poverty',
        warningId: kept.warningId!,
        staffRelative: false,
        policyTold: true,
        account: 'ownSocialSecurityCard',
      })
      await su.call('applications', 'refer', { ...medical, toDepartmentId: 'medical-insurance', toZh: '县医疗保障局' })
      const warning = await su.call('warnings', 'get', { warningId: kept.warningId! })
      const closed = await su.call('warnings', 'close', {
        warningId: kept.warningId!,
        version: warning.version,
        result: 'trueAided',
      })
      expect(closed.status).toBe('closed')
    })

    test('20. her list: received 2,000; dibao and medical aid in progress; ask the school; rigid expenditure to be checked', async () => {
      const list = await story.as('lin-xiuyun').call('statements', 'getMine', { householdId: kept.householdId! })
      expect(list.received.find((line) => line.policyId === 'temp-relief-first-aid')?.amountZh).toBe('2,000元')
      expect(list.inProgress.map((line) => line.policyId)).toEqual(
        expect.arrayContaining(['dibao', 'medical-aid-illness-poverty']),
      )
      const grant = list.canAsk.find((line) => line.policyId === 'college-national-grant')
      expect(grant?.whereZh).toContain('学校')
      expect(list.toCheck.map((line) => line.policyId)).toContain('rigid-expenditure-recognition')
      const dibao = list.inProgress.find((line) => line.policyId === 'dibao')
      expect(`${dibao?.amountZh ?? ''}${dibao?.sentenceZh}`).not.toMatch(/940|1180/)
    })

    test('21. an officer of another township is turned away, only the audit knows; she sees who looked', async () => {
      const chen = story.as('other-officer')
      await expect(chen.call('households', 'getFile', { householdId: kept.householdId! })).rejects.toMatchObject({
        code: 'FORBIDDEN',
        messageZh: '这户不在您的辖区，请联系青嶂镇。',
      })
      const ledger = await story.as('lin-xiuyun').call('consents', 'whoLooked', { householdId: kept.householdId! })
      const names = new Set(ledger.items.map((entry) => entry.nameZh))
      expect([...names].sort()).toEqual(['兰小燕', '苏晓敏', '雷建民'].sort())
    })

    test('22. the server is killed and started again: both lists are unchanged and the audit log verifies', async () => {
      const [yeHousehold] = await story.householdsNamed('叶根福')
      const lists = () =>
        Promise.all([
          story.as('ye-genfu').call('statements', 'getMine', { householdId: yeHousehold!.householdId }),
          story.as('lin-xiuyun').call('statements', 'getMine', { householdId: kept.householdId! }),
        ])
      const before = await lists()
      const day = localDateOf(story.now())
      await story.killAndRestart()
      expect(localDateOf(story.now())).toBe(day)
      expect(await lists()).toEqual(before)
      await story.advanceMinutes(2)
      const audit = await story.as('administrator').call('access', 'verifyAudit', {})
      expect(audit).toMatchObject({ ok: true, firstBroken: null })
      expect(audit.seals).toBeGreaterThan(0)
    })
  })
})
