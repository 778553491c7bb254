import { allFeeds, findFeed } from '@shared/feeds/catalogue'
import { FeedDefinition } from '@shared/feeds/definition'
import { lintFeeds } from '@shared/feeds/lint-feeds'
import { WARNING_RULES_READ } from './rules-read'

const lint = (feed: unknown) =>
  lintFeeds([{ file: 'x', content: feed }], WARNING_RULES_READ).map(({ path, message }) => `${path}: ${message}`)

describe.each(allFeeds().map((feed) => [feed.id, feed] as const))('feed %s', (id, feed) => {
  it('lints clean, and its file says everything the definition asks', () => {
    expect(lint(feed)).toEqual([])
    expect(FeedDefinition.parse(feed)).toEqual(feed)
  })

  it('says its legal basis, what it takes and, where it drops something, what not', () => {
    expect(feed.legalBasisZh.length).toBeGreaterThan(5)
    expect(feed.leastDataZh).toMatch(/只|不收|不送|没有人|户号|从严|名册|台账|金融机构/)
    expect(feed.titleEn).toMatch(/^[A-Z][\x20-\x7e’]+$/)
    expect(findFeed(id)).toBe(feed)
  })

  it('keeps no identity number: they are in columns that matching reads and throws away', () => {
    for (const { name, header, type } of feed.columns)
      if (/身份证|证件号码|残疾人证号/.test(header))
        expect([name, ['idNumber', 'disabilityCert'].includes(type)]).toEqual([name, true])
  })
})

describe('the catalogue', () => {
  it('has at least 135 items of 27 departments, each once', () => {
    const feeds = allFeeds()
    expect(new Set(feeds.map((f) => f.id)).size).toBe(feeds.length)
    expect(feeds.length).toBeGreaterThanOrEqual(135)
    expect(new Set(feeds.map((f) => f.department)).size).toBeGreaterThanOrEqual(27)
  })

  it('takes settlements of people on a register only; of everybody else the large-expense push', () => {
    const ofMedical = allFeeds().filter((f) => f.department === 'medical-insurance')
    const open = ofMedical.filter((f) => !f.onlyRegistered).map((f) => f.id)
    // Those who receive aid are known to assistance by that; the list of pushes names no hospital, illness or settlement.
    expect(open).toEqual(['mi-large-expense', 'mi-ltc', 'mi-medical-aid', 'mi-premium-subsidy'])
    const headings = ofMedical.flatMap((f) => f.columns.map((c) => c.header)).join()
    expect(headings).not.toMatch(/病种|诊断|医疗机构|医院/)
  })

  it('asks for an authorisation wherever wealth is checked', () => {
    const wealth = ['bk-deposit', 'bk-securities', 'nr-property', 'ps-vehicle', 'ms-company', 'hf-account', 'tx-income']
    for (const id of wealth) expect([id, findFeed(id)?.basis]).toEqual([id, 'household-consent'])
  })
})

describe('the linter tells', () => {
  const good = findFeed('ca-temporary-aid')
  const changed = (change: object) => lint({ ...good, ...change })
  const [, , type] = good?.columns ?? []

  it.each([
    ['an unknown department', { department: 'nobody' }, 'department: unknown department "nobody"'],
    ['a key that is no column', { naturalKey: ['idNumber', 'nothing'] }, 'naturalKey.1: unknown column "nothing"'],
    [
      'an event told by the person alone',
      { naturalKey: ['idNumber'] },
      "naturalKey: an event is not told from the person's other ones",
    ],
    ['an event date that is no date', { eventDate: 'amount' }, 'eventDate: is no date'],
    [
      'a column nobody needs',
      { columns: [...(good?.columns ?? []), { name: 'why', header: '事由', aliases: [], type: 'text' }] },
      `columns.${good?.columns.length}: "why" is needed by no matching, fact, rule or key: do not take it in`,
    ],
    [
      'a heading of two columns',
      { columns: [...(good?.columns ?? []), { ...type, name: 'again' }] },
      `columns.${good?.columns.length}.aliases: heading "${type?.header}" is another column's`,
    ],
    [
      'a fact that is not there',
      { folds: [{ fact: 'no.fact', fold: 'exists', of: 'person' }] },
      'folds.0.fact: unknown fact "no.fact"',
    ],
    [
      'a sum of dates',
      { folds: [{ fact: 'benefit.temporaryAid12m', fold: 'sum12m', of: 'person', column: 'approvedOn' }] },
      'folds.0.column: this fold reads numbers',
    ],
    [
      'a person of a household fact',
      { folds: [{ fact: 'household.size', fold: 'count', of: 'person' }] },
      'folds.0.of: "household.size" cannot stand on a person',
    ],
    [
      'a value the fact cannot take',
      { folds: [{ fact: 'person.isTekun', fold: 'exists', of: 'person', as: 'yes' }] },
      'folds.0.as: “已认定特困人员”要填“是”或“否”',
    ],
    [
      'a map with a foreign code',
      { folds: [{ fact: 'person.isTekun', fold: 'latest', of: 'person', column: 'aidType', map: { 7: true } }] },
      'folds.0.map: "7" is no code of temp-aid-type',
    ],
  ])('%s', (_, change, message) => expect(changed(change)).toContain(message))
})
