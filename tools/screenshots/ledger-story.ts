import type { Scene } from './shot'

const COUNTY = '339921'
const TOWN = '339921107'

/** Some warnings are answered, so that the ledger has something to say. */
export async function closeWarnings({ as }: Scene): Promise<void> {
  const dispatcher = await as('dispatcher')
  const { items } = await dispatcher.call('warnings', 'list', { areaCode: COUNTY, limit: 8 })
  const results = ['trueAided', 'notInNeed', 'dataError'] as const
  // 林秀云's story goes on in later pictures.
  const others = items.filter(({ personNameZh }) => personNameZh !== '林秀云')
  for (const [at, { warningId, version }] of others.entries()) {
    const result = results[at % results.length] ?? 'notInNeed'
    await dispatcher.call('warnings', 'close', { warningId, version, result })
  }
}

/** A typhoon: the list of the town is made, everybody is sent, two people are already seen to. */
export async function openTyphoon({ as, now }: Scene): Promise<void> {
  const officer = await as('story-officer')
  const opened = await officer.call('warnings', 'openDisaster', { kind: 'TY', level: '2', areaCodes: [TOWN] })
  const { eventId } = opened
  for (let view = opened; view.status === 'listing';) view = await officer.call('warnings', 'fillDisaster', { eventId })
  await officer.call('warnings', 'sendDisasterTasks', { eventId, areaCode: TOWN })
  const { items } = await officer.call('warnings', 'disasterRows', { eventId, areaCode: TOWN, limit: 3 })
  const states = ['moved', 'told', 'refused'] as const
  const at = await now()
  for (const [place, { rowId }] of items.entries()) {
    const state = states[place] ?? 'told'
    await officer.call('warnings', 'markDisaster', { rowId, state, at, seenAt: null, noteZh: '' })
  }
}
