import { read, ROOMS, sourceFiles, textFiles } from './source-files'

test('install scripts stay off, and the lockfile records no download addresses', () => {
  const settings = read('.npmrc')
  expect(settings).toMatch(/^ignore-scripts=true$/m)
  expect(settings).toMatch(/^omit-lockfile-registry-resolved=true$/m)
  expect(settings).not.toMatch(/registry\s*=|https?:/)
  const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, { resolved?: string }> }
  const recorded = Object.entries(lock.packages).filter(([, entry]) => entry.resolved?.startsWith('http'))
  expect(recorded.map(([name]) => name)).toEqual([])
})

test('dependencies are pinned to exact versions', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<string, Record<string, string>>
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d/.test(version))
  expect(loose).toEqual([])
})

test('no file names a path of somebody’s machine', () => {
  const machine = /(^|[\s'"`(=])(\/(home|Users|root|work|mnt)\/[\w.-]+|\/tmp\/[\w.-]+|[A-Z]:\\Users\\)/m
  const found = textFiles()
    .filter((file) => file !== 'package-lock.json' && file !== 'tests/architecture/records.test.ts')
    .flatMap((file) => {
      const match = machine.exec(read(file))
      return match ? [`${file}: ${match[0].trim()}`] : []
    })
  expect(found).toEqual([])
})

describe('files stay small', () => {
  /** Files over the limit and why they may be. */
  const ALLOWED: Readonly<Record<string, string>> = {
    'tests/journeys/first-story.test.ts': 'one story, told in order',
    'tests/e2e/first-story.test.ts': 'the same story, clicked through',
  }
  const LIMIT = 400

  const lengths = ROOMS.flatMap((room) => sourceFiles(room))
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.generated.ts'))
    .map((file) => ({ file, lines: read(file).split('\n').length }))

  test(`no source file has more than ${LIMIT} lines`, () => {
    const long = lengths.filter(({ file, lines }) => lines > LIMIT && !(file in ALLOWED))
    expect(long).toEqual([])
  })

  test('half the files have at most 130 lines, nine in ten at most 300', () => {
    const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b)
    expect(sorted[Math.floor(sorted.length * 0.5)]).toBeLessThanOrEqual(130)
    expect(sorted[Math.floor(sorted.length * 0.9)]).toBeLessThanOrEqual(300)
  })
})
