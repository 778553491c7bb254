import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { Button } from '../../../miniprogram/ui/actions/Button'
import { PhotoPicker } from '../../../miniprogram/ui/capture/PhotoPicker'
import { SOURCE_TOO_LARGE_ZH } from '../../../miniprogram/ui/capture/photo-props'
import { VoiceButton } from '../../../miniprogram/ui/capture/VoiceButton'
import { ErrorState } from '../../../miniprogram/ui/feedback/states'
import { ChoiceTiles, RadioGroup } from '../../../miniprogram/ui/form/choices'
import { Field } from '../../../miniprogram/ui/form/Field'
import { TextInput } from '../../../miniprogram/ui/form/inputs'
import { Facts } from '../../../miniprogram/ui/layout/Facts'
import { LargeTypeSwitch } from '../../../miniprogram/ui/layout/LargeTypeSwitch'

jest.mock('@tarojs/taro', () => jest.requireActual('../taro-double'))
jest.mock('@tarojs/components', () => jest.requireActual('../components-double'))

const TILES = [
  { value: 'houseLeaks', label: '房子漏了' },
  { value: 'medicalCost', label: '看病花钱多' },
] as const

// jsdom has no pointer capture.
HTMLElement.prototype.setPointerCapture = () => undefined

beforeEach(() => localStorage.clear())

describe('a button', () => {
  it('ignores taps until the promise of the first has settled', async () => {
    let finish = (): void => undefined
    const onPress = jest.fn(() => new Promise<void>((resolve) => (finish = resolve)))
    render(<Button onPress={onPress}>求助</Button>)
    const button = screen.getByRole('button', { name: '求助' })
    fireEvent.click(button)
    fireEvent.click(button)
    expect(onPress).toHaveBeenCalledTimes(1)
    expect(button.getAttribute('aria-busy')).toBe('true')
    await act(async () => finish())
    fireEvent.click(button)
    expect(onPress).toHaveBeenCalledTimes(2)
  })
})

describe('choices', () => {
  it('tiles take several, announce themselves and give them back in the order tapped', () => {
    const Form = () => {
      const [values, setValues] = useState<('houseLeaks' | 'medicalCost')[]>([])
      return <ChoiceTiles label="您要什么帮助" choices={TILES} values={values} onChange={setValues} />
    }
    render(<Form />)
    fireEvent.click(screen.getByRole('checkbox', { name: '看病花钱多' }))
    fireEvent.click(screen.getByRole('checkbox', { name: '房子漏了' }))
    expect(screen.getAllByRole('checkbox').map((tile) => tile.getAttribute('aria-checked'))).toEqual(['true', 'true'])
    fireEvent.click(screen.getByRole('checkbox', { name: '房子漏了' }))
    expect(screen.getAllByRole('checkbox').map((tile) => tile.getAttribute('aria-checked'))).toEqual(['false', 'true'])
  })

  it('no answer is no answer: nothing is chosen until somebody chooses', () => {
    render(<RadioGroup label="安全吗" choices={TILES} value={null} onChange={jest.fn()} />)
    expect(screen.getAllByRole('radio').every((line) => line.getAttribute('aria-checked') === 'false')).toBe(true)
  })
})

describe('a field', () => {
  it('announces what is wrong and ties it to the control', () => {
    render(
      <Field label="身份证号" id="id-number" error="最后一位不对，请对照证件再看一遍">
        <TextInput id="id-number" label="身份证号" wrong value="33" onChange={jest.fn()} />
      </Field>,
    )
    expect(screen.getByRole('alert').textContent).toContain('请对照证件再看一遍')
    const described = screen.getByRole('textbox', { name: '身份证号' }).getAttribute('aria-describedby')
    expect(document.getElementById(described ?? '')?.textContent).toContain('最后一位不对')
  })
})

describe('facts', () => {
  it('what is not known reads so, and zero stays zero', () => {
    const { container } = render(
      <Facts
        items={[
          { name: '房屋等级', value: null },
          { name: '人口', value: 0 },
        ]}
      />,
    )
    expect(container.textContent).toBe('房屋等级还不知道人口0')
  })
})

describe('capture', () => {
  it('without a microphone the voice button says to type', async () => {
    render(<VoiceButton value={null} onChange={jest.fn()} />)
    fireEvent.pointerDown(screen.getByRole('button', { name: '按住说话' }), { pointerId: 1 })
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('请在下面打字'))
  })

  it('a photo over 30 MB is not taken, and the sentence says what to do', async () => {
    const onChange = jest.fn()
    render(<PhotoPicker values={[]} onChange={onChange} />)
    const file = new File(['x'], 'roof.jpg', { type: 'image/jpeg' })
    Object.defineProperty(file, 'size', { value: 31 * 1024 * 1024 })
    fireEvent.change(screen.getByLabelText('拍照（拍房子不拍人）'), { target: { files: [file] } })
    await waitFor(() => expect(screen.getByRole('alert').textContent).toBe(SOURCE_TOO_LARGE_ZH))
    expect(onChange).not.toHaveBeenCalled()
  })
})

describe('states', () => {
  it('an error offers another try', () => {
    const retry = jest.fn()
    render(<ErrorState messageZh="系统正忙，请稍后再试。" onRetry={retry} />)
    fireEvent.click(screen.getByRole('button', { name: '再试一次' }))
    expect(retry).toHaveBeenCalled()
  })

  it('large type is switched on, announced and remembered', () => {
    render(<LargeTypeSwitch />)
    const toggle = screen.getByRole('switch', { name: '大字模式' })
    expect(toggle.getAttribute('aria-checked')).toBe('false')
    fireEvent.click(toggle)
    expect(toggle.getAttribute('aria-checked')).toBe('true')
    expect(localStorage.getItem('koumen.largeType')).toBe('"on"')
  })
})
