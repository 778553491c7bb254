import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { DraftCard } from '../../../../../miniprogram/features/eligibility/rule-changes/DraftCard'
import { clearDrafts } from '../../../../../miniprogram/features/eligibility/rule-changes/draft-store'
import { ParameterCard } from '../../../../../miniprogram/features/eligibility/rule-changes/ParameterCard'
import { Refusal, server } from '../../../server-double'
import { aParameter } from './a-parameter'

jest.mock('@tarojs/taro', () => jest.requireActual('../../../taro-double'))
jest.mock('@tarojs/components', () => jest.requireActual('../../../components-double'))
jest.mock('../../../../../miniprogram/cloud/transport', () => jest.requireActual('../../../server-double'))
jest.mock('../../../../../miniprogram/cloud/server-time', () => ({
  ...jest.requireActual<object>('../../../../../miniprogram/cloud/server-time'),
  localToday: () => '2026-11-23',
}))

const AREAS = [
  { code: '339921', name: '全县' },
  { code: '339921107', name: '青嶂镇' },
]
const write = (label: string, words: string) =>
  fireEvent.change(screen.getByRole('textbox', { name: label }), { target: { value: words } })
const tap = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))

beforeEach(() => {
  localStorage.clear()
  server.reset()
  clearDrafts()
  render(
    <>
      <DraftCard />
      <ParameterCard row={aParameter()} areas={AREAS} />
    </>,
  )
  tap(/提出新值/)
})

it('a new value lands on the table first, in words, and only then is proposed', async () => {
  server.answers['eligibility.proposeChange'] = () => ({ changeId: 'C9' })
  write('新的数', '1230')
  tap('明年1月1日')
  write('依据哪份文件', '青民〔2026〕31号')
  tap('放进这次改动')
  screen.getByText('1,180元/月 → 1,230元/月，全县，2027年1月1日起，青民〔2026〕31号')
  expect(server.calls).toEqual([])
  write('给批准的人留句话', '按县政府常务会')
  tap('提出，先算影响多少人')
  await waitFor(() =>
    expect((Taro as unknown as { opened: string[] }).opened).toContain('/office/change/index?change=C9'),
  )
  expect(server.asked('eligibility.proposeChange')).toEqual([
    {
      edits: [
        {
          kind: 'parameter',
          parameterId: 'standard.dibao',
          area: '339921',
          value: 1230,
          from: '2027-01-01',
          sourceZh: '青民〔2026〕31号',
        },
      ],
      noteZh: '按县政府常务会',
    },
  ])
  expect(screen.queryByText('提出，先算影响多少人')).toBeNull()
})

it('a figure ten times too large is asked about before it goes on the table', () => {
  write('新的数', '12300')
  tap('下月1日')
  write('依据哪份文件', '青民〔2026〕31号')
  screen.getByText('这个数不常见')
  tap('放进这次改动')
  expect(screen.queryByText(/这次改动：1项/)).toBeNull()
  fireEvent.click(screen.getByRole('checkbox', { name: '我对过原文，就是这个数' }))
  tap('放进这次改动')
  screen.getByText('这次改动：1项')
})

it('one township alone; what the server refuses stays on the table with its sentence', async () => {
  server.answers['eligibility.proposeChange'] = () => {
    throw new Refusal('FORBIDDEN', '这一项归别的部门管，请联系主管部门，或请县级调度的同志提出。')
  }
  write('新的数', '1200')
  write('哪一天起', '2027-03-01')
  fireEvent.click(screen.getByRole('radio', { name: '只在一个乡镇' }))
  write('依据哪份文件', '青嶂〔2026〕3号')
  tap('放进这次改动')
  screen.getByText(/青嶂镇，2027年3月1日起/)
  tap('提出，先算影响多少人')
  await screen.findByText('这一项归别的部门管，请联系主管部门，或请县级调度的同志提出。')
  screen.getByText('这次改动：1项')
  tap('拿掉最低生活保障月标准（人均）')
  expect(screen.queryByText(/这次改动/)).toBeNull()
})

it('what is missing is said at its field', () => {
  tap('放进这次改动')
  expect(screen.getAllByRole('alert').map((alert) => alert.textContent)).toEqual([
    '请填数字，单位是元/月',
    '请写清楚哪一天起，例如2027-01-01',
    '请写依据的文件，例如：青民〔2026〕31号',
  ])
})
