import type { Scene } from './shot'

// The second half of the demonstration's story: the warning for 林秀云, the visit, and what the officers make of it.

const TOWN = '339921107'

export async function findWarning({ as, notes }: Scene): Promise<void> {
  const officer = await as('story-officer')
  const { items } = await officer.call('warnings', 'list', { areaCode: TOWN })
  const row = items.find(({ personNameZh }) => personNameZh === '林秀云')
  notes.set('lin.warning', row?.warningId ?? '')
  notes.set('lin.household', row?.householdId ?? '')
}

export async function sendVisit(scene: Scene): Promise<void> {
  const officer = await scene.as('story-officer')
  const warningId = scene.notes.get('lin.warning') ?? ''
  const { version } = await officer.call('warnings', 'get', { warningId })
  const sent = await officer.call('warnings', 'handle', { warningId, version, handling: 'sendVisit' })
  scene.notes.set('lin.task', sent.taskId ?? '')
  await scene.advanceMinutes(2)
}

export async function hearHer(scene: Scene): Promise<void> {
  const worker = await scene.as('story-worker')
  const task = await worker.call('tasks', 'get', { taskId: scene.notes.get('lin.task') ?? '' })
  await worker.call('tasks', 'accept', { taskId: task.taskId, version: task.version })
  const members = ['林秀云', '吴建平', '吴昊'].flatMap((name) => {
    const known = task.registeredMembers.find(({ nameZh }) => nameZh === name)
    if (!known) return []
    const { personId, relationZh } = known
    return [{ personId, name, relationZh, hukouRegistered: true, livesTogether: true }]
  })
  const visit = await worker.call('visits', 'submit', {
    taskId: task.taskId,
    clientVisitId: '01JDQZ7LIN000000000000P1CT',
    startedAt: await scene.now(),
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
    policiesTold: ['temp-relief-first-aid', 'dibao'],
  })
  const [personId = ''] = visit.personIds
  const householdId = scene.notes.get('lin.household') ?? ''
  const { code } = await worker.call('visits', 'giveVerificationCode', { householdId, personId })
  await (await scene.as('lin-xiuyun')).call('access', 'redeemCode', { code })
}

export async function aidHer(scene: Scene): Promise<void> {
  const officer = await scene.as('story-officer')
  const leader = await scene.as('story-leader')
  const opened = await officer.call('applications', 'open', {
    householdId: scene.notes.get('lin.household') ?? '',
    warningId: scene.notes.get('lin.warning') ?? '',
    policyId: 'temp-relief-first-aid',
    staffRelative: false,
    policyTold: true,
    account: 'ownSocialSecurityCard',
  })
  scene.notes.set('lin.item', opened.applicationId)
  const accepted = await officer.call('applications', 'accept', opened)
  const proposed = await officer.call('applications', 'propose', {
    ...accepted,
    amountFen: 200_000,
    payerZh: '青嶂镇备用金',
    reasonZh: '突发大病，生活困难，先行救助',
  })
  await leader.call('applications', 'approve', { ...proposed, reasonZh: '同意' })
}
