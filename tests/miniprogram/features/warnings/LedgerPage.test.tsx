import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { precisionOf } from '@shared/warnings/precision'
import LedgerPage from '../../../../miniprogram/office/ledger'
import { server } from '../../server-double'

jest.mock('@tarojs/taro', () => jest.requireActual('../../taro-double'))
jest.mock('@tarojs/components', () => jest.requireActual('../../components-double'))
jest.mock('../../../../miniprogram/cloud/transport', () => jest.requireActual('../../server-double'))
jest.mock('../../../../miniprogram/features/office/OfficeScreen', () => ({
  OfficeScreen: ({ children }: { children: (areaCode: string) => unknown }) => children('339921107'),
}))

const counted = { status: 'closed' as const, openedAt: '2026-11-23T06:10:00.000+08:00', firstContactAt: null }
const times = (n: number, result: 'trueAided' | 'notInNeed') =>
  Array.from({ length: n }, () => ({ ...counted, result }))

beforeEach(() => {
  server.reset()
  server.answers['warnings.ledger'] = () => ({ items: [], next: null, total: 0 })
  server.answers['warnings.precision'] = () => ({
    total: precisionOf('all', '全部', [...times(10, 'trueAided'), ...times(20, 'notInNeed')]),
    byRule: [precisionOf('medical-selfpaid-30k', '大额医疗', times(3, 'trueAided'))],
    byTown: [],
    byDepartment: [],
    proposals: [],
    cut: false,
  })
})

it('shows a rate with the numbers behind it, none over too few, and leads to the warnings of a rule', async () => {
  render(<LedgerPage />)
  expect(await screen.findByText('33.3%')).toBeTruthy()
  expect(screen.getByText('报30条，未结0条；属实10条 / 办出结果30条')).toBeTruthy()
  expect(screen.getByText('条数太少')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: /^大额医疗：条数太少/ }))
  await waitFor(() =>
    expect(server.asked('warnings.ledger').at(-1)).toMatchObject({
      ruleId: 'medical-selfpaid-30k',
      areaCode: '339921107',
    }),
  )
  fireEvent.click(screen.getByRole('radio', { name: '数据错误' }))
  await waitFor(() =>
    expect(server.asked('warnings.ledger').at(-1)).toMatchObject({
      ruleId: 'medical-selfpaid-30k',
      result: 'dataError',
    }),
  )
})
