import iconv from 'iconv-lite'
import { allFeeds } from '@shared/feeds/catalogue'
import { detectFeed } from '../../../tools/koumen/detect-feed'
import { CommandError } from '../../../tools/koumen/output'

const headingOf = (id: string): string =>
  allFeeds()
    .find((feed) => feed.id === id)!
    .columns.map(({ header }) => header)
    .join(',')

const told = async (id: string): Promise<string> => {
  try {
    return (await detectFeed(Buffer.from(`${headingOf(id)}\n`))).id
  } catch (error) {
    return (error as CommandError).message
  }
}

test.each(allFeeds().map(({ id }) => id))(
  'a file with the headings of %s is told to be it, or asked about',
  async (id) => {
    const answer = await told(id)
    if (answer !== id)
      expect(answer).toMatch(new RegExp(`^The headings fit (.*, )?${id}(, .*)?; name one with --feed\\.$`))
  },
)

test('most feeds are told by their headings alone, all of the demonstration among them', async () => {
  const clear: string[] = []
  for (const { id } of allFeeds()) if ((await told(id)) === id) clear.push(id)
  expect(clear.length).toBeGreaterThan(allFeeds().length * 0.7)
  for (const id of ['ps-household-register', 'ca-dibao-household', 'mi-inpatient', 'mi-large-expense', 'df-cert'])
    expect(await told(id)).toBe(id)
})

test('the encoding of an old system makes no difference', async () => {
  expect((await detectFeed(iconv.encode(`${headingOf('mi-large-expense')}\n`, 'gbk'))).id).toBe('mi-large-expense')
})

test('a feed that is named is taken at its word, if there is one', async () => {
  expect((await detectFeed(Buffer.from('whatever'), 'hc-danger-house')).id).toBe('hc-danger-house')
  await expect(detectFeed(Buffer.from('whatever'), 'no-such-feed')).rejects.toThrow(
    /No feed no-such-feed\. Feeds: .*bd-address/,
  )
})

test('headings of no feed, an empty file and an Excel file are refused with what to do', async () => {
  await expect(detectFeed(Buffer.from('天气,温度\n晴,20\n'))).rejects.toThrow(CommandError)
  await expect(detectFeed(Buffer.from(''))).rejects.toThrow('文件是空的')
  await expect(detectFeed(Buffer.from([0x50, 0x4b, 3, 4]))).rejects.toThrow('CSV')
})
