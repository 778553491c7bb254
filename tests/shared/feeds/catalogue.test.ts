import { codeList } from '@shared/feeds/codelists'
import { allFeeds } from '@shared/feeds/catalogue'
import { problemWithValue } from '@shared/facts/check-value'
import { mayStandOn } from '@shared/facts/sheet'
import { findDepartment, findFact } from '@shared/facts/vocabulary'

describe.each(allFeeds().map((feed) => [feed.id, feed] as const))('feed %s', (_, feed) => {
  it('belongs to a department and says its legal basis and its least data', () => {
    expect(findDepartment(feed.department)).toBeDefined()
    expect(feed.legalBasisZh).not.toBe('')
    expect(feed.leastDataZh).not.toBe('')
  })

  it('names only its own columns and known code lists; no heading serves two columns', () => {
    const names = feed.columns.map((c) => c.name)
    expect(new Set(names).size).toBe(names.length)
    for (const column of [
      ...feed.naturalKey,
      ...feed.folds.flatMap((f) => [f.column, f.where?.column, f.reversal]),
      feed.eventDate,
    ])
      if (column !== undefined) expect(names).toContain(column)
    for (const { type, codelist } of feed.columns)
      if (type === 'code') expect(codeList(codelist ?? '').values.length).toBeGreaterThan(0)
    const headings = feed.columns.flatMap((c) => [c.header, ...c.aliases])
    expect(new Set(headings).size).toBe(headings.length)
  })

  it('folds into facts of the one vocabulary, with values those facts take', () => {
    for (const fold of feed.folds) {
      const fact = findFact(fold.fact)
      expect(fact).toBeDefined()
      if (!fact) continue
      expect(mayStandOn(fact, fold.of === 'household' ? 'household' : 'member')).toBe(true)
      const column = feed.columns.find((c) => c.name === fold.column)
      const sets = fold.fold === 'collect'
      if (fold.as !== undefined && !sets) expect(problemWithValue(fact, fold.as)).toBeUndefined()
      if (fold.map) for (const value of Object.values(fold.map)) expect(problemWithValue(fact, value)).toBeUndefined()
      else if (column?.type === 'code' && fold.as === undefined && !sets && fact.enum)
        expect(fact.enum.map((e) => e.value)).toEqual(
          expect.arrayContaining(codeList(column.codelist ?? '').values.map((v) => v.code)),
        )
    }
  })
})
