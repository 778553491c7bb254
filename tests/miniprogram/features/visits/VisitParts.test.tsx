import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { startVisit } from '../../../../miniprogram/features/visits/visit-form'
import { VisitParts } from '../../../../miniprogram/features/visits/VisitParts'

jest.mock('@tarojs/taro', () => jest.requireActual('../../taro-double'))
jest.mock('@tarojs/components', () => jest.requireActual('../../components-double'))

function Screen() {
  const [form, setForm] = useState(() =>
    startVisit(
      {
        taskId: 'T1',
        householdId: null,
        registeredMembers: [{ personId: 'P2', nameZh: '林秀云', relationZh: '户主' }],
      },
      'V1',
      '2026-11-24T10:00:00.000+08:00',
    ),
  )
  return <VisitParts form={form} change={setForm} problems={{}} />
}

describe('the folded parts of a visit', () => {
  it('ask about illness only after she spoke of it', () => {
    render(<Screen />)
    expect(screen.queryByText(/大病/)).toBeNull()
    fireEvent.click(screen.getByText('对方说到看病'))
    expect(screen.getByText('得了重病、大病吗？')).toBeTruthy()
    expect(screen.getByText('是最近突然得的大病')).toBeTruthy()
  })

  it('leave a question that was not touched without an answer', () => {
    render(<Screen />)
    fireEvent.click(screen.getByText('房子'))
    const chosen = screen.getAllByRole('radio').filter((radio) => radio.getAttribute('aria-checked') === 'true')
    expect(chosen).toEqual([])
  })
})
