import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'

const source = path.resolve(__dirname, '../../miniprogram')
const twins = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.(weapp|h5)\.tsx?$/.test(file),
)
const inBoth = twins.filter((file) => file.includes('.weapp.'))

describe('platform twins', () => {
  test('there are some', () => expect(inBoth.length).toBeGreaterThan(10))

  // Taro tries one extension after the other: with `x.ts` beside `x.weapp.tsx` it would take the browser's in WeChat.
  test.each(inBoth)('%s has its browser twin and its plain name, all with the same extension', (file) => {
    expect(existsSync(path.join(source, file.replace('.weapp.', '.h5.')))).toBe(true)
    expect(existsSync(path.join(source, file.replace('.weapp.', '.')))).toBe(true)
  })
})
