import path from 'node:path'
import { isPinyin, wordsOf } from './pinyin'
import { codeFiles, read, ROOMS, sourceFiles } from './source-files'

/** The product's own name is its name. */
const PRODUCT = 'koumen'

/** Identifiers only: comments and texts are prose and may quote. */
function identifiersIn(code: string): ReadonlySet<string> {
  const bare = code
    .replace(/\/\*[\s\S]*?\*\//g, ' ')
    .replace(/(^|[^:])\/\/.*$/gm, '$1')
    .replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g, ' ')
  return new Set(bare.match(/[A-Za-z_$][\w$]*/g) ?? [])
}

describe('the detector of pinyin', () => {
  test.each(['zhulianti', 'wangge', 'xingfuqingdan', 'tekunrenyuan'])('recognises %s', (word) => {
    expect(isPinyin(word)).toBe(true)
  })

  test.each([
    'dibao',
    'tekun',
    'hukou',
    'household',
    'warning',
    'language',
    'interval',
    'benefit',
    'eligibility',
    'catalogue',
    'serialize',
  ])('leaves %s alone', (word) => {
    expect(isPinyin(word)).toBe(false)
  })
})

test('identifiers are English: no pinyin outside dibao, tekun and hukou', () => {
  const found = codeFiles(...ROOMS)
    .filter((file) => !file.endsWith('architecture/pinyin.ts'))
    .flatMap((file) =>
      [...identifiersIn(read(file))]
        .filter((identifier) => wordsOf(identifier).some((word) => word !== PRODUCT && isPinyin(word)))
        .map((identifier) => `${file}: ${identifier}`),
    )
  expect(found).toEqual([])
})

test('file names are English as well', () => {
  const found = ROOMS.flatMap((room) => sourceFiles(room)).filter((file) =>
    wordsOf(file).some((word) => word !== PRODUCT && isPinyin(word)),
  )
  expect(found).toEqual([])
})

test('no file or folder is called utils, common, helper, misc, manager or info', () => {
  const nameless = /(^|[-.])(utils?|common|helpers?|misc|managers?|info)([-.]|$)/
  const found = ROOMS.flatMap((room) => sourceFiles(room)).filter((file) =>
    file.split('/').some((part) => nameless.test(part)),
  )
  expect(found).toEqual([])
})

test('files are kebab-case, components PascalCase, hooks use-something', () => {
  const kebab = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/
  const pascal = /^[A-Z][A-Za-z0-9]*(\.[a-z0-9]+)*\.tsx?$/
  const found = codeFiles(...ROOMS).filter((file) => {
    const name = path.posix.basename(file)
    return !(kebab.test(name) || pascal.test(name))
  })
  expect(found).toEqual([])
})
