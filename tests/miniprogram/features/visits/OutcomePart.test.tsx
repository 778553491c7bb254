import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { OutcomePart } from '../../../../miniprogram/features/visits/OutcomePart'
import { toVisitInput } from '../../../../miniprogram/features/visits/to-visit-input'
import { startVisit, type VisitForm } from '../../../../miniprogram/features/visits/visit-form'

jest.mock('@tarojs/taro', () => jest.requireActual('../../taro-double'))
jest.mock('@tarojs/components', () => jest.requireActual('../../components-double'))

let latest: VisitForm
function Screen() {
  const [form, setForm] = useState(() =>
    startVisit(
      { taskId: 'T1', householdId: 'H1', registeredMembers: [] },
      '01KB0000000000000000000000',
      '2026-11-24T10:00:00.000+08:00',
    ),
  )
  latest = form
  return <OutcomePart form={form} change={setForm} problems={{}} />
}

describe('the first taps of a visit', () => {
  it('见到本人 and 平安 are enough to finish', () => {
    render(<Screen />)
    expect(screen.queryByText('平安')).toBeNull()
    fireEvent.click(screen.getByText('见到本人'))
    fireEvent.click(screen.getByText('平安'))
    expect(toVisitInput(latest).ok).toBe(true)
  })

  it('没人在家 asks nothing about safety and is enough alone', () => {
    render(<Screen />)
    fireEvent.click(screen.getByText('没人在家'))
    expect(screen.queryByText('人平安吗？')).toBeNull()
    expect(toVisitInput(latest)).toMatchObject({ ok: true, input: { outcome: 'notHome' } })
  })
})
