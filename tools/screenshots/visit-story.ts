import type { Scene } from './shot'

const TOWN = '339921107'
/** Wednesday of the week after the story: some visits are made, some are ahead, some are late. */
const LATER = '2026-12-02T09:00:00+08:00'
/** Risks are weighed and visits planned within these minutes. */
const A_WHILE = 25

/** A week and a half later the plan of December stands; one family is visited as an officer decided. */
export async function planDecember({ as, setClock, advanceMinutes }: Scene): Promise<void> {
  await setClock(LATER)
  const officer = await as('story-officer')
  const { items } = await officer.call('households', 'list', { areaCode: TOWN, name: '林秀云' })
  const [family] =
    items.length > 0 ? items : (await officer.call('households', 'list', { areaCode: TOWN, name: '吴建平' })).items
  if (family)
    await officer.call('visits', 'setRiskLevel', {
      householdId: family.householdId,
      level: 'high',
      reasonZh: '大病在治，小店盘掉了，儿子在外上学',
    })
  await advanceMinutes(A_WHILE)
}
