import { HARM_CHANNEL, isOnHarmChannel } from '@shared/visits/harm-channel'

test('violence at home goes to the named person of the women’s federation, then the township, then the county', () => {
  expect(HARM_CHANNEL.domesticViolence).toMatchObject([
    { role: 'departmentOfficer', departmentId: 'women-federation', named: true },
    { role: 'townshipOfficer', named: false },
    { role: 'countyDispatcher', named: false },
  ])
})

test('harm to a child goes to the child director first', () => {
  expect(HARM_CHANNEL.child[0]).toMatchObject({ role: 'childDirector' })
})

test('of the bureaus only the one the channel names is on it, and only for its kind', () => {
  const officer = (departmentId: string) => ({ role: 'departmentOfficer' as const, departmentId })
  expect(isOnHarmChannel(officer('women-federation'), 'domesticViolence')).toBe(true)
  expect(isOnHarmChannel(officer('women-federation'), 'child')).toBe(false)
  expect(isOnHarmChannel(officer('medical-insurance'))).toBe(false)
  expect(isOnHarmChannel({ role: 'departmentOfficer', departmentId: null })).toBe(false)
})

test('nobody of the grid is on it', () => {
  for (const role of [
    'gridWorker',
    'communityWorker',
    'assistanceCoordinator',
    'townshipLeader',
    'administrator',
  ] as const)
    expect(isOnHarmChannel({ role })).toBe(false)
})
