import { householdsOf, postsZh } from '../../../../miniprogram/features/access/view'

const link = { personId: 'P1', householdId: 'H1', nameZh: '林秀云', relation: 'self', status: 'verified' } as const

describe('whom this phone may act for', () => {
  it('is one line a household, verified once any own link is', () => {
    expect(householdsOf([link, { ...link, personId: 'P2', nameZh: '吴建平', status: 'claimed' }])).toEqual([
      { householdId: 'H1', namesZh: '林秀云、吴建平', verified: true, relationZh: '我自己家' },
    ])
  })

  it('does not open a file to a proxy or to a claim', () => {
    expect(householdsOf([{ ...link, relation: 'proxy' }])[0]).toMatchObject({ verified: false, relationZh: '我替他办' })
    expect(householdsOf([{ ...link, status: 'claimed' }])[0]).toMatchObject({ verified: false })
  })

  it('names the posts held', () => {
    const post = {
      staffId: 'S1',
      name: '兰小燕',
      role: 'gridWorker' as const,
      roleZh: '网格员',
      areaCode: '33992110720102',
      areaZh: '前渡村第二网格',
      departmentId: null,
    }
    expect(postsZh({ staff: [post] })).toBe('前渡村第二网格网格员 兰小燕')
  })
})
