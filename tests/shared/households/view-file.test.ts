import fc from 'fast-check'
import { FACTS } from '@shared/facts/vocabulary'
import { isIllnessFact } from '@shared/households/illness'
import { maySeeFact } from '@shared/households/view-file'
import { FILE_ROLES, memberViewer, staffViewer } from '@shared/households/viewer'
import { StaffRole } from '@shared/access/roles'

const officer = staffViewer({ role: 'townshipOfficer' })

describe('what a reader of a household file sees', () => {
  it.each<[string, ReturnType<typeof staffViewer>, { illness: boolean; income: boolean }]>([
    ['township officer', officer, { illness: true, income: true }],
    ['township leader', staffViewer({ role: 'townshipLeader' }), { illness: true, income: true }],
    ['coordinator', staffViewer({ role: 'assistanceCoordinator' }), { illness: false, income: true }],
    ['dispatcher', staffViewer({ role: 'countyDispatcher' }), { illness: false, income: false }],
    [
      'housing bureau',
      staffViewer({ role: 'departmentOfficer', departmentId: 'housing' }),
      { illness: false, income: true },
    ],
    [
      'medical bureau',
      staffViewer({ role: 'departmentOfficer', departmentId: 'medical-insurance' }),
      { illness: true, income: true },
    ],
    ['grid worker', staffViewer({ role: 'gridWorker' }), { illness: false, income: false }],
    ['the ill person', memberViewer(['p']), { illness: true, income: true }],
    ['another of the house', memberViewer(['q']), { illness: false, income: true }],
  ])('%s', (_who, viewer, { illness, income }) => {
    expect(maySeeFact(viewer, 'person.majorIllness', 'p')).toBe(illness)
    expect(maySeeFact(viewer, 'household.incomePerCapitaMonthly', null)).toBe(income)
    expect(maySeeFact(viewer, 'person.age', 'p')).toBe(true)
  })

  it('matters under seal nobody sees here, whatever the role', () => {
    const sealed = FACTS.filter((fact) => fact.sensitivity === 'sealed')
    expect(sealed.length).toBeGreaterThan(0)
    const viewers = [...StaffRole.options.map((role) => staffViewer({ role })), memberViewer(['p'])]
    for (const fact of sealed) for (const viewer of viewers) expect(maySeeFact(viewer, fact.id, 'p')).toBe(false)
  })

  it('nobody sees more than the township officer', () => {
    const facts = fc.constantFrom(...FACTS.map((fact) => fact.id))
    const viewers = fc.constantFrom(...FILE_ROLES.map((role) => staffViewer({ role })), memberViewer(['p']))
    fc.assert(
      fc.property(
        facts,
        viewers,
        (factId, viewer) => !maySeeFact(viewer, factId, 'p') || maySeeFact(officer, factId, 'p'),
      ),
    )
  })

  it('every sensitive fact of health families counts as illness', () => {
    const health = FACTS.filter((fact) => /^(medical|mental|ltc|injury|disability)\./.test(fact.id))
    expect(health.length).toBeGreaterThan(20)
    for (const fact of health) expect(isIllnessFact(fact.id)).toBe(true)
  })
})
