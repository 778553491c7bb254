import { render, screen, within } from '@testing-library/react'
import { ConditionTree } from '../../../../../miniprogram/features/eligibility/policies/ConditionTree'

jest.mock('@tarojs/components', () => jest.requireActual('../../../components-double'))

const leaf = (textZh: string, lawZh: string | null = null) => ({ textZh, lawZh, joinZh: null, children: [] })

test('groups are lists inside lists, named by what must hold; “or” stands between alternatives', () => {
  render(
    <ConditionTree
      line={{
        textZh: '下面每一条都要符合',
        joinZh: '并且',
        lawZh: null,
        children: [
          leaf('户籍在本县', '第三十七条'),
          { textZh: '下面符合一条就行', joinZh: '或者', lawZh: null, children: [leaf('独居'), leaf('特困')] },
        ],
      }}
    />,
  )
  const outer = screen.getByRole('list', { name: '下面每一条都要符合' })
  expect(within(outer).getAllByText('或者')).toHaveLength(1)
  expect(within(outer).getByText('第三十七条')).toBeTruthy()
  expect(within(screen.getByRole('list', { name: '下面符合一条就行' })).getAllByRole('listitem')).toHaveLength(2)
})
