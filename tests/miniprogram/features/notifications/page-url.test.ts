import { pageUrl } from '../../../../miniprogram/features/notifications/page-url'

it('a message’s page opens whether or not it begins with a slash', () => {
  expect(pageUrl('worker/task/index?task=T1')).toBe('/worker/task/index?task=T1')
  expect(pageUrl('/pages/statement/index')).toBe('/pages/statement/index')
})
