import { PAGES } from '@shared/notifications/compose'
import { mainPages } from '../../../miniprogram/routes/main'
import { officePages } from '../../../miniprogram/routes/office'
import { paths } from '../../../miniprogram/routes/paths'
import { workerPages } from '../../../miniprogram/routes/worker'

const pages = [
  ...mainPages,
  ...workerPages.map((page) => `worker/${page}`),
  ...officePages.map((page) => `office/${page}`),
]

describe('addresses', () => {
  test.each(Object.entries(PAGES))('the page of a message (%s) is a page of the app', (_name, page) => {
    expect(pages).toContain(page('x').split('?')[0])
  })

  test.each(Object.entries(paths))('a screen named by another (%s) is a page of the app', (_name, path) => {
    expect(pages.map((page) => `/${page}`)).toContain(path)
  })
})
