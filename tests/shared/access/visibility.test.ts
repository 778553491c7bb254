import fc from 'fast-check'
import { Role } from '@shared/access/roles'
import { EXPOSURE, exposureOf, FIELD_CLASSES, maskRecord, rolesToward, shownText } from '@shared/access/visibility'

describe('who sees what', () => {
  it('grid workers and village posts see no illness, income or money', () => {
    for (const role of ['gridWorker', 'communityWorker', 'assistanceCoordinator', 'childDirector'] as const) {
      expect([EXPOSURE[role].illness, EXPOSURE[role].income, EXPOSURE[role].amounts]).toEqual([
        'hidden',
        'hidden',
        'hidden',
      ])
    }
  })

  it('a proxy sees no verdict-bearing field', () => {
    expect(FIELD_CLASSES.filter((field) => EXPOSURE.proxy[field] !== 'hidden')).toEqual(['name'])
  })

  it('nobody without a role sees anything', () => {
    expect(FIELD_CLASSES.map((field) => exposureOf([], field))).toEqual(FIELD_CLASSES.map(() => 'hidden'))
  })

  it.each([
    ['gridWorker', 'idNumber', '33992119450312013X', '339921********013X'],
    ['departmentOfficer', 'idNumber', '33992119450312013X', '33992119450312013X'],
    ['partner', 'idNumber', '33992119450312013X', null],
    ['partner', 'name', '叶根福', '叶*福'],
    ['townshipLeader', 'phone', '15412345678', '154****5678'],
    ['gridWorker', 'illness', '尿毒症', null],
  ] as const)('%s reads the %s %s as %s', (role, field, text, shown) => {
    expect(shownText([role], field, text)).toBe(shown)
  })

  it('keeps absent values absent', () => {
    expect(shownText(['departmentOfficer'], 'phone', null)).toBeNull()
    expect(shownText(['departmentOfficer'], 'phone', undefined)).toBeNull()
  })
})

describe('masking a record', () => {
  const record = {
    personName: '林秀云',
    idNumber: '339921197503120121',
    incomeFenPerMonth: 260000,
    addressZh: '水井巷8号',
  }
  const classes = { personName: 'name', idNumber: 'idNumber', incomeFenPerMonth: 'income' } as const

  it('hides, masks or shows each classified field and leaves the others', () => {
    expect(maskRecord(record, classes, ['gridWorker'])).toEqual({
      personName: '林秀云',
      idNumber: '339921********0121',
      incomeFenPerMonth: null,
      addressZh: '水井巷8号',
    })
  })

  it('never adds a field and never shows more with fewer roles (property)', () => {
    const roles = fc.subarray([...Role.options])
    fc.assert(
      fc.property(roles, roles, (some, others) => {
        const [few, many] = [maskRecord(record, classes, some), maskRecord(record, classes, [...some, ...others])]
        expect(Object.keys(few)).toEqual(Object.keys(record))
        for (const key of Object.keys(record) as (keyof typeof record)[]) {
          if (few[key] === record[key]) expect(many[key]).toBe(record[key])
        }
      }),
    )
  })
})

describe('the roles in which somebody meets a household', () => {
  const household = { householdId: 'h1', areaCode: '33992110720102' }

  it('are the seats that cover it and the verified links to it', () => {
    const actor = {
      kind: 'person' as const,
      openid: 'openid',
      staff: [
        { staffId: 's1', name: '兰小燕', role: 'gridWorker' as const, areaCode: '33992110720102' },
        { staffId: 's2', name: '兰小燕', role: 'townshipOfficer' as const, areaCode: '339921108' },
      ],
      links: [
        { personId: 'p1', householdId: 'h1', relation: 'proxy' as const, status: 'verified' as const },
        { personId: 'p2', householdId: 'h1', relation: 'self' as const, status: 'claimed' as const },
      ],
    }
    expect(rolesToward(actor, household)).toEqual(['gridWorker', 'proxy'])
  })
})
