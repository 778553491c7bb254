import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { selfCheck } from '@shared/eligibility/self-check'
import type { SelfCheckAnswers } from '@shared/eligibility/self-check-contract'
import Taro from '@tarojs/taro'
import { requestDraft, clearDraft } from '../../../../miniprogram/features/requests/draft-store'
import { toWrite } from '../../../../miniprogram/features/requests/draft'
import { forgetAnswers } from '../../../../miniprogram/features/eligibility/self-check/self-check-store'
import CheckPage from '../../../../miniprogram/pages/check/index'
import { server } from '../../server-double'

jest.mock('@tarojs/taro', () => jest.requireActual('../../taro-double'))
jest.mock('@tarojs/components', () => jest.requireActual('../../components-double'))
jest.mock('../../../../miniprogram/cloud/transport', () => jest.requireActual('../../server-double'))
jest.mock('../../../../miniprogram/ui/layout/Page', () => ({
  Page: ({ children }: { children: unknown }) => children,
}))
jest.mock('../../../../miniprogram/ui/feedback/Sheet', () => ({
  Sheet: ({ open, title, children }: { open: boolean; title: string; children: unknown }) =>
    open ? (
      <div role="dialog" aria-label={title}>
        {children as never}
      </div>
    ) : null,
}))
jest.mock('../../../../miniprogram/demo/demo-accounts', () => ({ useDemo: () => null }))

// jsdom lays nothing out.
Element.prototype.scrollIntoView = () => undefined
const opened = (Taro as unknown as { opened: string[] }).opened

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  server.reset()
  server.answers['eligibility.selfCheck'] = ({ answers }: { answers: SelfCheckAnswers }) =>
    selfCheck(answers, { asOf: '2026-11-23', area: '339921' })
  forgetAnswers()
  clearDraft()
  opened.length = 0
})

const asked = () => server.asked('eligibility.selfCheck') as { answers: SelfCheckAnswers }[]
const title = () => screen.getByRole('heading', { level: 2, name: /？$/ }).textContent
const press = async (name: string | RegExp) =>
  act(async () => void fireEvent.click(screen.getByRole('button', { name })))
const pick = (role: 'radio' | 'checkbox', name: string | RegExp) => fireEvent.click(screen.getByRole(role, { name }))
const comes = (question: string) => waitFor(() => expect(title()).toBe(question))

const nameOne = (who: string, age: string, gender: string, doing: string) => {
  fireEvent.change(screen.getByLabelText(`${who}多大年纪`), { target: { value: age } })
  pick('radio', gender)
  pick('radio', doing)
}

/** A woman of 47 and her father of 81, on dibao. */
const toThird = async () => {
  render(<CheckPage />)
  await comes('您家里有哪些人？')
  nameOne('您自己', '47', '女', '没工作，在家')
  await press('再加一个人')
  nameOne('第2位', '81', '男', '退休、养老')
  await press('就这些人，下一题')
  await comes('家里有下面这些证或登记吗？')
  pick('checkbox', '全家吃低保')
  await press('选好了，下一题')
  await waitFor(() => expect(asked()).toHaveLength(3))
}

describe('the self-check page', () => {
  it('asks one question at a time, moves the reader to it, and tells how many have an answer', async () => {
    await toThird()
    await comes('谁的户口在本县？').catch(() => undefined)
    expect(document.activeElement?.id).toBe('self-check-question')
    expect(screen.getByText(/已经有 \d+ 项有答案/).getAttribute('role')).toBe('status')
    const { household, members } = asked()[2]!.answers
    expect(household).toMatchObject({ 'household.category': 'dibao', 'household.size': 2 })
    expect(members.map((member) => member['person.age'])).toEqual([47, 81])
    expect(screen.getByRole('list', { name: '可以问' })).toBeTruthy()
  })

  it('does not go on before everything asked of a person is filled in, and says what is missing', async () => {
    render(<CheckPage />)
    await comes('您家里有哪些人？')
    await press('就这些人，下一题')
    expect(screen.getByRole('alert').textContent).toContain('请填年纪')
    expect(asked()).toHaveLength(1)
  })

  it('asks of whom a thing is true, and waits until it is said', async () => {
    render(<CheckPage />)
    await comes('您家里有哪些人？')
    nameOne('您自己', '47', '女', '没工作，在家')
    await press('再加一个人')
    nameOne('第2位', '81', '男', '退休、养老')
    await press('就这些人，下一题')
    await comes('家里有下面这些证或登记吗？')
    pick('checkbox', '残疾人证')
    await press('选好了，下一题')
    expect(screen.getByRole('alert').textContent).toContain('“残疾人证”是谁')
    pick('checkbox', '第2位（81岁）')
    await press('选好了，下一题')
    await waitFor(() => expect(asked()).toHaveLength(3))
    const { members } = asked()[2]!.answers
    expect(members[0]).toMatchObject({ 'person.disabilityGrade': 0 })
    expect(members[1]).not.toHaveProperty(['person.disabilityGrade'])
  })

  it('goes back with what was picked, without asking the server, and sends what was changed', async () => {
    await toThird()
    await press('回上一题')
    await comes('家里有下面这些证或登记吗？')
    expect(asked()).toHaveLength(3)
    expect(screen.getByRole('checkbox', { name: '全家吃低保' }).getAttribute('aria-checked')).toBe('true')
    pick('checkbox', '全家吃低保')
    await press('都没有，下一题')
    await waitFor(() => expect(asked()).toHaveLength(4))
    expect(asked()[3]!.answers.household['household.category']).toBe('none')
    expect(asked()[3]!.answers.asked).toEqual(['people', 'papers'])
  })

  it('a double tap is one answer; not knowing and skipping tell nothing', async () => {
    render(<CheckPage />)
    await comes('您家里有哪些人？')
    const skip = screen.getByRole('button', { name: '不知道' })
    await act(async () => {
      fireEvent.click(skip)
      fireEvent.click(skip)
    })
    await waitFor(() => expect(asked()).toHaveLength(2))
    expect(asked()[1]!.answers).toEqual({ household: {}, members: [], asked: ['people'] })
  })

  it('without network keeps question and picks, and goes on when it is back', async () => {
    render(<CheckPage />)
    await comes('您家里有哪些人？')
    nameOne('您自己', '81', '男', '退休、养老')
    server.connected = false
    await press('就这些人，下一题')
    await waitFor(() => expect(screen.getByText(/刚才选的还在/)).toBeTruthy(), { timeout: 4000 })
    expect(title()).toBe('您家里有哪些人？')
    server.connected = true
    await press('就这些人，下一题')
    await comes('家里有下面这些证或登记吗？')
  })

  it('tells a visitor how to be found before asking for help, and stores nothing', async () => {
    await toThird()
    await press('用这些情况求助')
    expect(screen.getByRole('dialog', { name: '求助要能找到您' })).toBeTruthy()
    expect(requestDraft().declared).toBeNull()
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toMatch(/household\.|person\./)
  })

  it('opens the request with needs and answers for somebody who can be found; the phone keeps no answer', async () => {
    sessionStorage.setItem('koumen.session', JSON.stringify({ accountId: 'ye-genfu', token: 't' }))
    await toThird()
    await press('用这些情况求助')
    await waitFor(() => expect(opened).toEqual(['/pages/scan/index']))
    expect(requestDraft()).toMatchObject({ channel: 'self', needs: ['other'] })
    expect(toWrite(requestDraft()).input.declared).toMatchObject({ household: { 'household.category': 'dibao' } })
    expect(JSON.stringify({ ...localStorage })).not.toContain('household.category')
  })
})
