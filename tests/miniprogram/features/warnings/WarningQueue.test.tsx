import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import type { WarningRow } from '@shared/warnings/contract'
import { useHandling } from '../../../../miniprogram/features/warnings/use-warnings'
import { WarningQueue } from '../../../../miniprogram/features/warnings/WarningQueue'
import { Refusal, server } from '../../server-double'

jest.mock('@tarojs/taro', () => jest.requireActual('../../taro-double'))
jest.mock('@tarojs/components', () => jest.requireActual('../../components-double'))
jest.mock('../../../../miniprogram/cloud/transport', () => jest.requireActual('../../server-double'))
jest.mock('@taroify/core/popup', () => ({
  __esModule: true,
  default: ({ children, open }: { children: unknown; open: boolean }) => (open ? children : null),
}))

const row = (warningId: string, more: Partial<WarningRow> = {}): WarningRow => ({
  warningId,
  version: 3,
  ruleId: 'medical-selfpaid-30k',
  titleZh: '大额医疗',
  severity: 'orange',
  personNameZh: '林秀云',
  addressZh: '水井巷8号',
  areaZh: '前渡村',
  householdId: 'home-lin',
  openedAt: '2026-11-23T06:10:00.000+08:00',
  dueOn: '2026-11-30',
  dueZh: '11月30日前',
  overdue: false,
  status: 'open',
  statusZh: '待处理',
  lastHandlingZh: '打电话',
  lastOutcomeZh: null,
  lookAgainZh: null,
  ...more,
})

const done = jest.fn(() => Promise.resolve())

function Screen({ rows }: { rows: WarningRow[] }) {
  return <WarningQueue rows={rows} hand={useHandling(done)} />
}

beforeEach(() => {
  server.reset()
  done.mockClear()
  server.answers['warnings.get'] = () => ({ phone: '15400000099' })
  server.answers['warnings.handle'] = () => ({ warningId: 'w1', version: 4, status: 'inProgress', taskId: null })
})

describe("the officer's row", () => {
  it('says how the visit went, and that data it rests on was taken back', () => {
    const lookAgainZh = '依据的数据已被部门撤回，请先核对预警是否还成立。'
    render(<Screen rows={[row('w1', { lastOutcomeZh: '今天09:00兰小燕上门，没人在家', lookAgainZh }), row('w2')]} />)
    expect(screen.getByText(/结果：今天09:00兰小燕上门，没人在家/)).toBeTruthy()
    expect(screen.getAllByText(lookAgainZh)).toHaveLength(1)
  })

  it('says who, what, until when and what was done last, with the four things to do in reach of the keyboard', () => {
    render(<Screen rows={[row('w1')]} />)
    expect(screen.getByText('前渡村 · 水井巷8号 · 上次：打电话')).toBeTruthy()
    expect(screen.getByText('11月30日前')).toBeTruthy()
    const names = screen.getAllByRole('button').map((button) => button.getAttribute('aria-label'))
    expect(names).toEqual(
      expect.arrayContaining(['打电话：林秀云', '已在保：林秀云', '转走访：林秀云', '本人谢绝：林秀云']),
    )
  })

  it('one visit is sent for all reasons of a household', async () => {
    render(<Screen rows={[row('w1'), row('w2', { titleZh: '断电', severity: 'red' })]} />)
    expect(screen.queryByRole('button', { name: '已在保：林秀云' })).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: '转走访：林秀云' }))
    fireEvent.click(screen.getByRole('button', { name: '记下（2条事由一起）' }))
    await waitFor(() => expect(done).toHaveBeenCalledTimes(1))
    expect(server.asked('warnings.handle')).toEqual([
      { warningId: 'w2', version: 3, handling: 'sendVisit', noteZh: '', alsoWarningIds: ['w1'] },
    ])
  })

  it('the number is asked for when somebody means to call', async () => {
    render(<Screen rows={[row('w1')]} />)
    expect(server.asked('warnings.get')).toEqual([])
    fireEvent.click(screen.getByRole('button', { name: '打电话：林秀云' }))
    expect(await screen.findByText(/15400000099/)).toBeTruthy()
  })

  it('a refusal is said where it happened and the row stays open', async () => {
    server.answers['warnings.handle'] = () => {
      throw new Refusal('CONFLICT', '别人刚改过，请刷新后再试。')
    }
    render(<Screen rows={[row('w1')]} />)
    fireEvent.click(screen.getByRole('button', { name: '本人谢绝：林秀云' }))
    fireEvent.click(screen.getByRole('button', { name: '记下' }))
    expect(await screen.findByText('别人刚改过，请刷新后再试。')).toBeTruthy()
    expect(done).not.toHaveBeenCalled()
  })

  it('a warning about a place has nobody to visit', () => {
    render(<Screen rows={[row('w1', { householdId: null, personNameZh: '前渡村' })]} />)
    expect(screen.queryByRole('button', { name: '转走访：前渡村' })).toBeNull()
  })
})
