import { factNote, memberNote } from '../../../../miniprogram/features/households/view'

describe('the household file as a resident reads it', () => {
  it('leaves out what is not known instead of saying no', () => {
    const member = {
      personId: 'P1',
      nameZh: '叶根福',
      idNumberMasked: null,
      relationZh: '户主',
      age: 81,
      hukouRegistered: true,
      livesTogether: null,
    }
    expect(memberNote(member)).toBe('户主 · 81岁 · 户籍在册：是')
  })

  it('says where a fact comes from and what others say', () => {
    expect(factNote({ sourceZh: '住建局', asOf: '2026-11-20', conflictsZh: ['走访：C级'] })).toBe(
      '住建局，2026-11-20；另有说法：走访：C级',
    )
  })
})
