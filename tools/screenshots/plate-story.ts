import type { Scene } from './shot'

// The first half of the demonstration's story, step by step: 叶根福, his leaking roof, and what comes of it.

const OWN_GRID = '33992110720102'

export async function findPlate({ as, notes }: Scene): Promise<void> {
  const administrator = await as('administrator')
  const { items } = await administrator.call('doorplates', 'list', { areaCode: OWN_GRID })
  for (const { plateCode, shortAddressZh } of items) notes.set(shortAddressZh, plateCode)
}

export async function askForHelp(scene: Scene): Promise<void> {
  const ye = await scene.as('ye-genfu')
  const { requestId } = await ye.call('requests', 'submit', {
    channel: 'self',
    place: { plateCode: scene.notes.get('溪边路17号') ?? '' },
    needs: ['houseLeaks'],
    words: '灶间漏得厉害，我脚不好，上不了屋。',
    photoAttachmentIds: [await scene.upload(ye, 'roofPhoto')],
    phone: '15400009917',
    consent: {
      textVersion: '2026-11',
      evidence: { kind: 'handwritten', attachmentId: await scene.upload(ye, 'signature') },
    },
  })
  scene.notes.set('ye.request', requestId)
  await scene.advanceMinutes(2)
  const worker = await scene.as('story-worker')
  const [card] = (await worker.call('tasks', 'listMine', {})).items
  scene.notes.set('ye.task', card?.taskId ?? '')
}

export async function acceptTask(scene: Scene): Promise<void> {
  const worker = await scene.as('story-worker')
  const { taskId, version } = await worker.call('tasks', 'get', { taskId: scene.notes.get('ye.task') ?? '' })
  await worker.call('tasks', 'accept', { taskId, version })
}

export async function visitHome(scene: Scene): Promise<void> {
  const worker = await scene.as('story-worker')
  const visit = await worker.call('visits', 'submit', {
    taskId: scene.notes.get('ye.task') ?? '',
    clientVisitId: '01JDQZ7YE0000000000000P1CT',
    startedAt: await scene.now(),
    outcome: 'met',
    safety: 'concern',
    members: [
      {
        name: '叶根福',
        idNumber: '33992119450312013X',
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
    signature: { kind: 'handwritten', attachmentId: await scene.upload(worker, 'signature') },
    requesterMet: true,
    staffRelative: false,
    policiesTold: ['house-safety-check', 'rural-dilapidated-house', 'old-age-allowance'],
  })
  scene.notes.set('ye.household', visit.householdId ?? '')
  await scene.advanceMinutes(2)
}
