import { isForLedger, ledgerLine } from '@shared/consents/ledger'

const entry = {
  action: 'households.getFile',
  kind: 'read' as const,
  outcome: 'done',
  staffId: 's' as string | undefined,
  openid: 'openid-su',
  personIds: ['lin', 'jian'],
}
const lin = { openid: 'openid-lin', personIds: ['lin'] }

describe('the ledger of who looked', () => {
  it.each<[string, object, boolean]>([
    ['an officer who opened the file', {}, true],
    ['an officer who was turned away', { kind: 'refusal', outcome: 'FORBIDDEN' }, false],
    ['a timer', { kind: 'timer' }, false],
    ['a member of the household', { staffId: undefined }, false],
    ['the reader in another capacity', { openid: 'openid-lin' }, false],
    ['a deed that concerned her', { personIds: ['lin'] }, true],
    ['a deed that concerned the household', { personIds: [] }, true],
    ['a deed that concerned somebody else of it', { personIds: ['jian'] }, false],
    ['a report of harm, which an abuser could read here', { action: 'visits.reportHarm', kind: 'write' }, false],
    ['the list of such reports', { action: 'visits.listHarmReports' }, false],
    ['such a report opened', { action: 'visits.readHarmReport' }, false],
    ['such a report handled', { action: 'visits.handleHarmReport', kind: 'write' }, false],
  ])('%s', (_who, more, shown) => {
    expect(isForLedger({ ...entry, ...more }, lin)).toBe(shown)
  })

  it('says who, in which role, and what, also of actions it has no word for', () => {
    const line = { at: 't', action: 'households.getFile', staffName: '苏晓敏', role: 'townshipOfficer' as const }
    expect(ledgerLine(line)).toEqual({ at: 't', nameZh: '苏晓敏', roleZh: '乡镇民政干部', whatZh: '看了您家的资料' })
    expect(ledgerLine({ ...line, action: 'wishes.post' }).whatZh).toBe('看了或改了您家的资料')
  })
})
