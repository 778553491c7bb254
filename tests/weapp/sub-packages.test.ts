import { readFileSync } from 'node:fs'
import path from 'node:path'
import { DIST, eventually, startWeapp } from './harness'

interface AppJson {
  pages: string[]
  subPackages: { root: string; pages: string[] }[]
}

const appJson = JSON.parse(readFileSync(path.join(DIST, 'app.json'), 'utf8')) as AppJson
const all = [
  ...appJson.pages,
  ...appJson.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
]

describe('compiled pages', () => {
  test('workers and officers have packages of their own', () => {
    expect(appJson.subPackages.map(({ root }) => root).sort()).toEqual(['office', 'worker'])
  })

  test.each(all)('%s opens and says something, whatever the server answers', async (route) => {
    const page = await startWeapp().open(route)
    await eventually(() => expect(page.words().trim()).not.toBe(''))
  })
})
