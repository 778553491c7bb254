import { existsSync } from 'node:fs'
import path from 'node:path'
import { read, ROOT, sourceFiles } from './source-files'

const PAGES = ['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'SECURITY.md', ...sourceFiles('docs')].filter(
  (file) => file.endsWith('.md'),
)

test.each(PAGES)('every link and picture in %s leads somewhere', (page) => {
  const links = [...read(page).matchAll(/\]\(([^)\s]+)\)|src="([^"]+)"/g)].map(
    ([, link, source]) => link ?? source ?? '',
  )
  const local = links.filter((link) => !/^(https?:|mailto:|#)/.test(link)).map((link) => link.replace(/#.*$/, ''))
  expect(local.filter((link) => !existsSync(path.join(ROOT, path.dirname(page), link)))).toEqual([])
})

test.each(['README.md', 'README.zh-CN.md', 'docs/architecture.md'])('every place that %s names is there', (page) => {
  const places = [
    ...read(page).matchAll(/`((?:miniprogram|cloudfunctions|shared|local-cloud|tools|config|tests|docs)\/[^`\s]*)`/g),
  ]
    .map(([, place]) => place ?? '')
    .filter((place) => !/[<*…]/.test(place))
  expect(places.filter((place) => !existsSync(path.join(ROOT, place)))).toEqual([])
})
