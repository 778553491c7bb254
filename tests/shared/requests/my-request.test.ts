import { viewMyRequest } from '@shared/requests/my-request'
import type { HelpRequest } from '@shared/requests/model'

const now = '2026-11-23T09:00:00.000+08:00'
const request: HelpRequest = {
  _id: 'r1',
  schemaVersion: 1,
  version: 3,
  createdAt: now,
  updatedAt: now,
  requestNo: '0712',
  channel: 'self',
  requesterOpenid: 'o',
  plateCode: null,
  addressId: null,
  addressText: '青禾县青嶂镇溪边路17号',
  areaCode: '33992110720102',
  needs: ['houseLeaks'],
  sealed: '',
  voiceAttachmentId: null,
  photoAttachmentIds: [],
  consentId: null,
  canAskPolicyIds: [],
  householdHintId: 'h1',
  householdId: 'h1',
  contactStaffId: 's',
  contactName: '兰小燕',
  contactPhone: '15400000002',
  contactDueAt: '2026-11-23T18:00:00.000+08:00',
  status: 'accepted',
  rating: null,
  history: [
    { at: now, event: 'submit', byName: '', noteZh: '' },
    { at: now, event: 'return', byName: '兰小燕', noteZh: '家里有事，这户人难缠' },
    { at: now, event: 'internalNote', byName: '兰小燕', noteZh: 'x' },
  ],
}
const seen = { now, hasPhone: true, verifiedHouseholds: [], areaNames: ['青禾县', '青嶂镇'] }

describe('the requester’s own view', () => {
  it('tells who calls and by when, in spoken words', () => {
    expect(viewMyRequest(request, seen)).toMatchObject({
      needsZh: ['房子漏了'],
      addressZh: '溪边路17号',
      nextZh: '兰小燕今天18:00前给您打电话。',
    })
    expect(viewMyRequest(request, { ...seen, hasPhone: false }).nextZh).toBe('兰小燕今天18:00前联系您。')
  })

  it('keeps notes of staff with staff', () => {
    const view = viewMyRequest(request, seen)
    expect(view.progress.map((line) => line.textZh)).toEqual(['求助已收到', '正在换一位同志来办'])
    expect(JSON.stringify(view)).not.toContain('难缠')
  })

  it('names the household to whoever is verified for it, and to nobody else', () => {
    expect(viewMyRequest(request, seen).householdId).toBeNull()
    expect(viewMyRequest(request, { ...seen, verifiedHouseholds: ['h2'] }).householdId).toBeNull()
    expect(viewMyRequest(request, { ...seen, verifiedHouseholds: ['h1'] }).householdId).toBe('h1')
  })
})
