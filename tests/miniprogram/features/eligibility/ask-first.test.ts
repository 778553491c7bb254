import { askFirstNote, askFirstZh } from '../../../../miniprogram/features/eligibility/view'

const next = {
  factId: 'person.hukouInCounty',
  labelZh: '本人户籍在本县',
  questionZh: '本人的户口在本县吗？',
  personId: 'person-ye',
  personNameZh: '叶根福',
  whoZh: '本人或上门核实，也可问公安局',
  settles: 11,
  policiesZh: ['高龄津贴', '养老服务补贴'],
}

describe('what an officer should find out first', () => {
  it('names the fact, whose it is, who can tell, and what it opens', () => {
    expect(askFirstZh(next)).toBe('先问清：本人户籍在本县（叶根福）')
    expect(askFirstNote(next)).toBe(
      '本人或上门核实，也可问公安局。问清了大约11项有答案，例如高龄津贴、养老服务补贴。可以这样问：本人的户口在本县吗？',
    )
  })

  it('asks nobody what only a department can tell', () => {
    const shown = { ...next, personNameZh: null, questionZh: null }
    expect(askFirstZh(shown)).toBe('先问清：本人户籍在本县')
    expect(askFirstNote(shown)).not.toContain('可以这样问')
  })
})
