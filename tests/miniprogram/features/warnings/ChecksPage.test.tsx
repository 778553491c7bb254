import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import ChecksPage from '../../../../miniprogram/office/checks'
import { server } from '../../server-double'

jest.mock('@tarojs/taro', () => jest.requireActual('../../taro-double'))
jest.mock('@tarojs/components', () => jest.requireActual('../../components-double'))
jest.mock('../../../../miniprogram/cloud/transport', () => jest.requireActual('../../server-double'))
jest.mock('@taroify/core/popup', () => ({
  __esModule: true,
  default: ({ children, open }: { children: unknown; open: boolean }) => (open ? children : null),
}))
jest.mock('../../../../miniprogram/features/office/OfficeScreen', () => ({
  OfficeScreen: ({ children }: { children: (areaCode: string) => unknown }) => children('339921'),
}))

const CHECK = {
  warningId: 'w1',
  version: 1,
  ruleId: 'cert-invalid-still-paid',
  titleZh: '残疾证与补贴不符',
  severity: 'orange',
  personNameZh: '金老伯',
  addressZh: '老街3号',
  areaZh: '石埠村',
  householdId: 'h1',
  openedAt: '2026-11-23T06:10:00.000+08:00',
  dueOn: '2026-12-07',
  dueZh: '12月7日前',
  overdue: false,
  status: 'open',
  statusZh: '待处理',
  lastHandlingZh: null,
  kind: 'mismatch',
  ruleZh: '残疾人证已过期，而补贴仍在发放（规则第1版）',
  evidence: [
    { labelZh: '证件状态', valueZh: '过期', sourceZh: '持证残疾人基础信息', asOf: '2026-11-20' },
    { labelZh: '部门记录', valueZh: '生活补贴105元', sourceZh: '残疾人两项补贴发放明细', asOf: '2026-11-01' },
  ],
  visitQuestionsZh: ['证件是过期没有换，还是注销了？'],
  result: null,
  resultNoteZh: null,
  closedOn: null,
}

beforeEach(() => {
  server.reset()
  server.answers['access.whoami'] = () => ({ staff: [], links: [] })
  server.answers['warnings.checkKinds'] = () => ({
    items: ['death', 'double', 'mismatch', 'entitled', 'expiring'].map((kind) => ({
      kind,
      waiting: kind === 'mismatch' ? 1 : 0,
      overdue: 0,
      closed: 0,
    })),
  })
  server.answers['warnings.checks'] = () => ({ items: [CHECK], next: null })
  server.answers['warnings.close'] = () => ({ warningId: 'w1', version: 2, status: 'closed' })
})

it('opens on the kind that waits, shows both sides with source and day, and says that nothing is stopped', async () => {
  render(<ChecksPage />)
  expect(await screen.findByText('持证残疾人基础信息')).toBeTruthy()
  expect(screen.getByText('残疾人两项补贴发放明细')).toBeTruthy()
  expect(screen.getByText('2026-11-01')).toBeTruthy()
  expect(screen.getByText(/没有任何一项待遇会被系统停掉/)).toBeTruthy()
  expect(screen.getByRole('radio', { name: '两边对不上 1' }).getAttribute('aria-checked')).toBe('true')
  expect(server.asked('warnings.checks').at(-1)).toMatchObject({ kind: 'mismatch', show: 'waiting' })
})

it('a result asks what the family said before it is written', async () => {
  render(<ChecksPage />)
  fireEvent.click(await screen.findByRole('button', { name: '确认有问题，已更正：金老伯' }))
  const keep = await screen.findByRole('button', { name: '记下结果' })
  fireEvent.click(keep)
  expect(server.asked('warnings.close')).toEqual([])
  fireEvent.change(screen.getByRole('textbox', { name: '本人或家属怎么说、改了什么' }), {
    target: { value: '过期忘了换，已陪同换证' },
  })
  fireEvent.click(screen.getByRole('button', { name: '记下结果' }))
  await waitFor(() =>
    expect(server.asked('warnings.close')).toMatchObject([
      { warningId: 'w1', version: 1, result: 'trueCorrected', noteZh: '过期忘了换，已陪同换证' },
    ]),
  )
})
