import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import type { DisasterLine } from '@shared/warnings/disaster-contract'
import { flush, offlineEntries } from '../../../../miniprogram/cloud/offline-queue'
import MovesPage from '../../../../miniprogram/worker/moves'
import { server } from '../../server-double'

jest.mock('@tarojs/taro', () => jest.requireActual('../../taro-double'))
jest.mock('@tarojs/components', () => jest.requireActual('../../components-double'))
jest.mock('../../../../miniprogram/ui/layout/Page', () => ({
  Page: ({ children }: { children: unknown }) => children,
}))
jest.mock('../../../../miniprogram/cloud/transport', () => jest.requireActual('../../server-double'))

const GRID = '33992110720102'
const event = {
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
  reasonsZh: ['平房老屋', '一个人住'],
  unknownZh: [],
  phone: '15400000099',
  shelterZh: '青嶂镇文化礼堂，可住200人',
  responsibleZh: '兰小燕',
  state: 'waiting',
  stateZh: '未联系',
  stateAt: null,
  lastZh: null,
  conflictZh: null,
  hasTask: true,
  ...more,
})
const post = (role: string) => ({
  staff: [{ staffId: 'S', name: '兰小燕', role, roleZh: '', areaCode: GRID, areaZh: '第二网格', departmentId: null }],
  links: [],
})

beforeEach(() => {
  server.reset()
  localStorage.clear()
  server.answers['access.whoami'] = () => post('gridWorker')
  server.answers['warnings.disasters'] = () => ({ items: [event, { ...event, eventId: 'e0', status: 'closed' }] })
  server.answers['warnings.disasterRows'] = () => ({
    items: [
      line('e1:wu', { personNameZh: '吴大爷', score: 25, band: 'visit-first', bandZh: '先探访', phone: null }),
      line('e1:ye', {}),
    ],
    next: null,
  })
  server.answers['warnings.markDisaster'] = () => line('e1:ye', { state: 'moved' })
})

it('shows whom to go to first and what to reckon with, with a call where a phone is known and large presses', async () => {
  render(<MovesPage />)
  expect(await screen.findByText('2人，还有2人没联系')).toBeTruthy()
  const people = screen.getAllByRole('region').map((card) => card.getAttribute('aria-label'))
  expect(people.filter(Boolean)).toEqual(['叶根福', '吴大爷'])
  expect(screen.getAllByText('81岁 · 平房老屋、一个人住 · 11-23 15:00前')).toHaveLength(2)
  expect(screen.getByText('打电话给叶根福')).toBeTruthy()
  expect(screen.queryByText('打电话给吴大爷')).toBeNull()
  for (const word of ['已转移', '已上门', '没找到', '不需要'])
    expect(screen.getByRole('button', { name: `${word}：叶根福` })).toBeTruthy()
  // Events that are over are not asked for.
  expect(server.asked('warnings.disasterRows')).toEqual([{ eventId: 'e1', areaCode: GRID, limit: 100 }])
})

it('without a network it stands as last seen; a press is kept on the phone and delivered once when there is one', async () => {
  const first = render(<MovesPage />)
  await screen.findByText('2人，还有2人没联系')
  first.unmount()
  server.connected = false
  render(<MovesPage />)
  expect(await screen.findByText(/这是上次看到的名单/, {}, { timeout: 4000 })).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '没找到：叶根福' }))
  expect(await screen.findByText('2人，还有1人没联系')).toBeTruthy()
  expect(screen.getAllByText('已存在手机').length).toBeGreaterThan(0)
  fireEvent.click(screen.getByRole('button', { name: '已转移：叶根福' }))
  // Done: it leaves the list of those to go to.
  await waitFor(() => expect(screen.queryByRole('button', { name: '已转移：叶根福' })).toBeNull())
  server.connected = true
  await act(() => flush())
  const asked = server.asked('warnings.markDisaster') as { rowId: string; state: string; at: string }[]
  expect(asked).toMatchObject([
    { rowId: 'e1:ye', state: 'notFound', seenAt: null },
    { rowId: 'e1:ye', state: 'moved', seenAt: asked[0]?.at },
  ])
  expect(offlineEntries().every(({ state }) => state === 'delivered')).toBe(true)
})

it('whoever does not go there finds nothing here and asks for nothing', async () => {
  server.answers['access.whoami'] = () => post('childDirector')
  render(<MovesPage />)
  expect(await screen.findByText('这里给村里和乡镇的工作人员用')).toBeTruthy()
  expect(server.asked('warnings.disasters')).toEqual([])
})
