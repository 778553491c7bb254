import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import WarningRulePage from '../../../../miniprogram/office/warning-rule'
import { server } from '../../server-double'

jest.mock('@tarojs/taro', () => jest.requireActual('../../taro-double'))
jest.mock('@tarojs/components', () => jest.requireActual('../../components-double'))
jest.mock('../../../../miniprogram/cloud/transport', () => jest.requireActual('../../server-double'))
jest.mock('../../../../miniprogram/features/office/OfficeScreen', () => ({
  OfficeScreen: ({ children }: { children: (areaCode: string) => unknown }) => children('339921'),
}))

const FACTS = [
  {
    factId: 'housing.dangerGrade',
    labelZh: '鉴定等级',
    sourceZh: '农村危房鉴定',
    subject: 'household',
    kind: 'choice',
    ops: ['is', 'isNot', 'oneOf', 'noneOf'],
    unitZh: null,
    choices: [
      { value: 'C', labelZh: 'C级' },
      { value: 'D', labelZh: 'D级' },
    ],
    sensitive: false,
  },
  {
    factId: 'person.age',
    labelZh: '年龄',
    sourceZh: '户籍名册',
    subject: 'person',
    kind: 'number',
    ops: ['atLeast', 'moreThan', 'atMost', 'lessThan'],
    unitZh: '周岁',
    choices: [],
    sensitive: false,
  },
]

beforeEach(() => {
  server.reset()
  server.answers['warnings.ruleFacts'] = () => ({ facts: FACTS, departments: [{ id: 'housing', nameZh: '住建局' }] })
  server.answers['warnings.checkDraft'] = () => ({
    problems: [{ path: 'titleZh', messageZh: '请起一个两到十二个字的名字，例如：独居停电' }],
    readBack: { conditionZh: '这个人：年龄不低于70周岁', thenZh: '报黄色预警' },
  })
  server.answers['warnings.saveDraft'] = () => ({ changeId: 'c1', version: 1, status: 'draft' })
})

it('a rule is a table: facts are found by a word, compared in words, read back and linted while it is written', async () => {
  render(<WarningRulePage />)
  const find = await screen.findByRole('textbox', { name: '找哪一项' })
  fireEvent.change(find, { target: { value: '年龄' } })
  fireEvent.click(await screen.findByRole('button', { name: /^年龄/ }))
  fireEvent.change(screen.getByRole('textbox', { name: '年龄的数' }), { target: { value: '70' } })
  fireEvent.change(find, { target: { value: '鉴定' } })
  fireEvent.click(await screen.findByRole('button', { name: /^鉴定等级/ }))
  fireEvent.click(screen.getByRole('radio', { name: '是其中之一' }))
  fireEvent.click(screen.getByRole('checkbox', { name: 'D级' }))
  expect(await screen.findByText('这个人：年龄不低于70周岁')).toBeTruthy()
  expect(screen.getAllByText(/请起一个两到十二个字的名字/).length).toBeGreaterThan(0)
  await waitFor(() =>
    expect(server.asked('warnings.checkDraft').at(-1)).toMatchObject({
      draft: {
        conditions: [
          { factId: 'person.age', op: 'atLeast', value: 70 },
          { factId: 'housing.dangerGrade', op: 'oneOf', value: ['C', 'D'] },
        ],
      },
    }),
  )
  fireEvent.click(screen.getByRole('button', { name: '存成草稿' }))
  await waitFor(() => expect(server.asked('warnings.saveDraft')).toHaveLength(1))
})
