import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import type { MyVisit } from '@shared/visits/plan-contract'
import PlanPage from '../../../../../miniprogram/worker/plan'
import {
  busiestOf,
  lineZh,
  loadZh,
  partsOf,
  summaryZh,
  toTakeAlong,
} from '../../../../../miniprogram/features/visits/plan/view'
import { server } from '../../../server-double'

jest.mock('@tarojs/taro', () => jest.requireActual('../../../taro-double'))
jest.mock('@tarojs/components', () => jest.requireActual('../../../components-double'))
jest.mock('../../../../../miniprogram/cloud/transport', () => jest.requireActual('../../../server-double'))
jest.mock('../../../../../miniprogram/demo/demo-accounts', () => ({ useDemo: () => null }))
const mockOpened: unknown[] = []
jest.mock('../../../../../miniprogram/routes/open-page', () => ({
  openPage: (...where: unknown[]) => void mockOpened.push(where),
}))

const visit = (more: Partial<MyVisit>): MyVisit => ({
  householdId: 'home-ye',
  periodFrom: '2026-11-23',
  nameZh: '叶根福',
  addressZh: '溪边路17号',
  areaZh: '第二网格',
  everyZh: '每周1次',
  plannedOn: '2026-11-23',
  latestOn: '2026-11-27',
  daysLate: 0,
  when: 'today',
  madeOn: null,
  taskId: null,
  ...more,
})
const VISITS = [
  visit({ householdId: 'late', nameZh: '吴阿婆', when: 'late', daysLate: 3 }),
  visit({}),
  visit({ householdId: 'ahead', nameZh: '陈伯', when: 'week', plannedOn: '2026-11-25', taskId: 'task-7' }),
  visit({ householdId: 'made', nameZh: '郑阿海', when: 'made', madeOn: '2026-11-20' }),
]

beforeEach(() => {
  mockOpened.length = 0
  server.reset()
  server.answers['access.whoami'] = () => ({ staff: [], links: [] })
  server.answers['visits.myPlan'] = () => ({ month: '2026-11', today: '2026-11-23', visits: VISITS })
  server.answers['visits.startPlanned'] = (({ visits }: { visits: { householdId: string }[] }) => ({
    tasks: visits.map(({ householdId }) => ({ householdId, taskId: `task-${householdId}` })),
  })) as never
})

test('the month in parts, late ones first; a tap makes the card and opens the form', async () => {
  render(<PlanPage />)
  await screen.findByText('11月共4户次，走过1，逾期1')
  expect(screen.getByText('逾期3天')).toBeTruthy()
  fireEvent.click(screen.getByText('叶根福，溪边路17号'))
  await waitFor(() => expect(mockOpened).toEqual([['/worker/visit/index', { task: 'task-home-ye' }]]))
  expect(server.asked('visits.startPlanned')).toEqual([
    { visits: [{ householdId: 'home-ye', periodFrom: '2026-11-23' }] },
  ])
})

test('a card that is out opens without asking for another', async () => {
  render(<PlanPage />)
  fireEvent.click(await screen.findByText('陈伯，溪边路17号'))
  await waitFor(() => expect(mockOpened).toEqual([['/worker/visit/index', { task: 'task-7' }]]))
  expect(server.asked('visits.startPlanned')).toEqual([])
})

test('one press takes the late ones and today’s along, and has their cards ready for no network', async () => {
  const fetched: string[] = []
  server.answers['tasks.get'] = (({ taskId }: { taskId: string }) => {
    fetched.push(taskId)
    return { taskId, version: 1, request: null }
  }) as never
  render(<PlanPage />)
  fireEvent.click(await screen.findByText('带上今天要走的2户'))
  await waitFor(() => expect(fetched).toEqual(['task-late', 'task-home-ye']))
})

test('the words of the list', () => {
  expect(partsOf(VISITS).map(({ when }) => when)).toEqual(['late', 'today', 'week', 'made'])
  const again = [...VISITS, visit({ when: 'later', periodFrom: '2026-11-30' })]
  expect(partsOf(again).map(({ when }) => when)).toEqual(['late', 'today', 'week', 'made'])
  expect(toTakeAlong(VISITS).map(({ householdId }) => householdId)).toEqual(['late', 'home-ye'])
  expect(summaryZh('2026-12', [])).toBe('12月共0户次，走过0')
  expect(lineZh(visit({}), '2026-11-23')).toBe('计划11月23日，最迟11月27日 · 每周1次')
  expect(lineZh(visit({ daysLate: 2, plannedOn: null }), '2026-11-29')).toBe('已逾期2天 · 每周1次')
  const days = [
    { day: '2026-11-20', planned: 0, made: 9 },
    { day: '2026-11-23', planned: 2, made: 1 },
    { day: '2026-11-24', planned: 2, made: 0 },
  ]
  expect(loadZh(days, '2026-11-23')).toBe('往后每天2至3户')
  expect(loadZh(days.slice(2), '2026-11-23')).toBe('往后每天2户')
  expect(busiestOf([{ days }])).toBe(9)
})
