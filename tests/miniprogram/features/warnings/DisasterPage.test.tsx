import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import type { DisasterLine } from '@shared/warnings/disaster-contract'
import DisasterPage from '../../../../miniprogram/office/disaster'
import { server } from '../../server-double'

let mockRole = 'townshipOfficer'

jest.mock('@tarojs/taro', () => jest.requireActual('../../taro-double'))
jest.mock('@tarojs/components', () => jest.requireActual('../../components-double'))
jest.mock('../../../../miniprogram/cloud/transport', () => jest.requireActual('../../server-double'))
jest.mock('../../../../miniprogram/features/office/OfficeScreen', () => ({
  OfficeScreen: ({ children }: { children: (areaCode: string, me: object) => unknown }) =>
    children('339921107', { staff: [{ role: mockRole, departmentId: 'emergency' }], links: [] }),
}))

const view = {
  eventId: 'e1',
  kind: 'TY',
  titleZh: '台风橙色：青嶂镇',
  level: '2',
  areaCodes: ['339921107'],
  openedAt: '2026-11-23T09:00:00.000+08:00',
  openedByName: '苏晓敏',
  status: 'open',
  listed: 2,
}
const line = (rowId: string, more: Partial<DisasterLine>): DisasterLine => ({
  rowId,
  personNameZh: '叶根福',
  age: 81,
  addressZh: '溪边路17号',
  areaZh: '前渡村',
  score: 60,
  band: 'move-first',
  bandZh: '先转移',
  deadlineAt: '2026-11-23T15:00:00.000+08:00',
  reasonsZh: ['平房老屋', '独居', '80周岁以上'],
  unknownZh: ['是否在危险区'],
  phone: '15400000099',
  shelterZh: '青嶂镇文化礼堂，可住200人',
  responsibleZh: '兰小燕',
  state: 'waiting',
  stateZh: '未联系',
  stateAt: null,
  lastZh: null,
  conflictZh: null,
  hasTask: false,
  ...more,
})
const place = {
  areaCode: '339921107',
  areaZh: '合计',
  listed: 2,
  moveFirst: 1,
  unknown: 1,
  overdue: 1,
  conflicts: 0,
  states: { waiting: 1, told: 0, visited: 0, moved: 1, refused: 0, notFound: 0, notNeeded: 0, returned: 0 },
  shelterZh: null,
}

beforeEach(() => {
  mockRole = 'townshipOfficer'
  server.reset()
  server.answers['warnings.signals'] = () => ({ items: [] })
  server.answers['warnings.shelters'] = () => ({ items: [] })
  server.answers['warnings.disasters'] = () => ({ items: [view] })
  server.answers['warnings.disasterBoard'] = () => ({
    event: view,
    places: [],
    total: place,
    movedRatio: 0.5,
    asOf: '2026-11-23T09:12:00.000+08:00',
  })
  server.answers['warnings.disasterRows'] = () => ({
    items: [
      line('e1:ye', {}),
      line('e1:home', { personNameZh: '甲户', band: 'unknown', score: 0, reasonsZh: [], age: null }),
    ],
    next: null,
  })
  server.answers['warnings.markDisaster'] = () => line('e1:ye', { state: 'moved' })
  server.answers['warnings.sendDisasterTasks'] = () => ({ made: 1, finished: true })
})

it('shows whom to move first and why, who is unknown, and how far it is', async () => {
  render(<DisasterPage />)
  expect(await screen.findByText('81岁 · 平房老屋、独居、80周岁以上 · 还不清楚：是否在危险区')).toBeTruthy()
  expect(screen.getByText('先转移（1）')).toBeTruthy()
  expect(screen.getByText('情况不明（1）')).toBeTruthy()
  expect(screen.getByText('先转移完成 50%')).toBeTruthy()
  expect(screen.getByText('过时没联系1')).toBeTruthy()
  expect(screen.getByText('已转移1，未联系1')).toBeTruthy()
})

it('a word about somebody goes out with what the writer saw; one press sends everybody', async () => {
  render(<DisasterPage />)
  fireEvent.click(await screen.findByRole('button', { name: '已转移：叶根福' }))
  await waitFor(() =>
    expect(server.asked('warnings.markDisaster')).toMatchObject([{ rowId: 'e1:ye', state: 'moved', seenAt: null }]),
  )
  const all = screen.getByRole('button', { name: '一键派给网格员' })
  await waitFor(() => expect(all.getAttribute('aria-busy')).toBe('false'))
  fireEvent.click(all)
  await waitFor(() =>
    expect(server.asked('warnings.sendDisasterTasks')).toEqual([{ eventId: 'e1', areaCode: '339921107' }]),
  )
})

it('a signal that came first proposes its list; the one that is over is lifted', async () => {
  server.answers['warnings.disasters'] = () => ({ items: [] })
  const signal = { kind: 'RS', level: '2', areaCodes: ['339921107'], issuedAt: view.openedAt, byName: '周海涛' }
  server.answers['warnings.signals'] = () => ({ items: [{ ...signal, titleZh: '暴雨橙色：青嶂镇', eventId: null }] })
  server.answers['warnings.openDisaster'] = () => view
  server.answers['warnings.liftSignal'] = () => ({ lifted: 1 })
  render(<DisasterPage />)
  fireEvent.click(await screen.findByRole('button', { name: '列名单：暴雨橙色：青嶂镇' }))
  await waitFor(() =>
    expect(server.asked('warnings.openDisaster')).toEqual([{ kind: 'RS', level: '2', areaCodes: ['339921107'] }]),
  )
  fireEvent.click(screen.getByRole('button', { name: '信号解除：暴雨橙色：青嶂镇' }))
  await waitFor(() => expect(server.asked('warnings.liftSignal')).toEqual([{ kind: 'RS', areaCodes: ['339921107'] }]))
})

it('the emergency duty puts signals on and sees the board; the list of people is not asked for', async () => {
  mockRole = 'departmentOfficer'
  server.answers['warnings.putSignal'] = () => ({})
  render(<DisasterPage />)
  expect(await screen.findByText('先转移完成 50%')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '一键派给网格员' })).toBeNull()
  fireEvent.click(screen.getByRole('radio', { name: '台风' }))
  fireEvent.click(screen.getByRole('radio', { name: '红色' }))
  fireEvent.click(screen.getByRole('button', { name: '登记信号' }))
  await waitFor(() =>
    expect(server.asked('warnings.putSignal')).toEqual([{ kind: 'TY', level: '1', areaCodes: ['339921107'] }]),
  )
  expect(server.asked('warnings.disasterRows')).toEqual([])
})
