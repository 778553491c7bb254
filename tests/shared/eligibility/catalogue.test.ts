import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CATALOGUE, CATEGORIES, findPolicy, NEEDS } from '@shared/eligibility/catalogue'
import { catalogueReport } from '@shared/eligibility/catalogue-report'
import { contentHash } from '@shared/eligibility/content-hash'
import { lintCatalogue, type CatalogueFile } from '@shared/eligibility/lint-catalogue'

const FOLDER = join('shared', 'eligibility', 'catalogue')
const read = (folder: string): CatalogueFile[] =>
  readdirSync(join(FOLDER, folder))
    .sort()
    .map((file) => ({
      file: `${folder}/${file}`,
      content: JSON.parse(readFileSync(join(FOLDER, folder, file), 'utf8')),
    }))

describe('the catalogue of policies', () => {
  const policies = read('policies')
  const parameters = read('parameters')

  it('is free of problems', () => expect(lintCatalogue(policies, parameters)).toEqual([]))

  it('ships every file, addressed by the hash of what the files say', () => {
    expect(CATALOGUE.policies).toEqual(policies.map(({ content }) => content))
    expect(CATALOGUE.parameters).toEqual(parameters.flatMap(({ content }) => content))
    expect(CATALOGUE.hash).toBe(contentHash({ policies: CATALOGUE.policies, parameters: CATALOGUE.parameters }))
  })

  it('covers eight categories and seven needs', () => {
    expect(catalogueReport()).toMatchObject({ policies: 153, categories: 8, parameters: 161, problems: [] })
    for (const { id } of CATEGORIES) expect(CATALOGUE.policies.some((policy) => policy.category === id)).toBe(true)
    for (const need of NEEDS)
      for (const id of [...need.policies, ...need.considerFirst]) expect([id, findPolicy(id)?.id]).toEqual([id, id])
  })

  it('never lets a rule turn on whether a fact is known', () =>
    expect(JSON.stringify(CATALOGUE.policies)).not.toMatch(/"op":"exists"|notKnownTrue/))
})

describe('the linter', () => {
  const file = 'policies/house-safety-check.json'
  const good = read('policies').find((each) => each.file === file) as CatalogueFile
  const parameters = read('parameters')
  const problemsOf = (change: Record<string, unknown>) =>
    lintCatalogue([{ file, content: { ...(good.content as object), ...change } }], parameters)
  const rule = (condition: unknown) => problemsOf({ eligibility: condition })[0]

  it.each([
    [
      { all: [{ fact: 'household.incomme', op: 'lt', value: 1 }] },
      'eligibility.all.0.fact',
      'unknown fact "household.incomme"',
    ],
    [
      { fact: 'household.size', op: 'lt', value: { param: 'standard.none' } },
      'eligibility.value.param',
      'unknown parameter "standard.none"',
    ],
    [
      { fact: 'household.size', op: 'exists' },
      'eligibility.op',
      'there is no "exists": a rule must not turn on what is known',
    ],
    [
      { fact: 'household.category', op: 'gt', value: 'none' },
      'eligibility.op',
      '"gt" on the enum fact "household.category"',
    ],
    [
      { fact: 'household.category', op: 'eq', value: 'tekun' },
      'eligibility.value',
      '"household.category" cannot be "tekun"',
    ],
    [{ fact: 'household.size', op: 'in', value: 3 }, 'eligibility.value', '"in" needs a list'],
    [
      { fact: 'person.age', op: 'gte', value: 80 },
      'eligibility.fact',
      'person fact "person.age" outside a member quantifier',
    ],
    [
      { notKnownTrue: { fact: 'household.isRural', op: 'eq', value: true } },
      'eligibility',
      'notKnownTrue is for safety rules only',
    ],
    [{ some: [] }, 'eligibility', 'not one kind of condition: some'],
    [{ all: [] }, 'eligibility', 'malformed condition with all'],
    [
      {
        all: [
          { fact: 'household.size', op: 'gt', value: 4 },
          { fact: 'household.size', op: 'lt', value: 4 },
        ],
      },
      'eligibility.all',
      '"household.size" can never satisfy all its conditions here',
    ],
    [
      {
        all: [
          { fact: 'household.category', op: 'eq', value: 'dibao' },
          { fact: 'household.category', op: 'ne', value: 'dibao' },
        ],
      },
      'eligibility.all',
      '"household.category" can never satisfy all its conditions here',
    ],
  ])('names file, place and trouble of %j', (condition, path, message) =>
    expect(rule(condition)).toEqual({ file, path, message }),
  )

  it('wants a source for what is called sourced, and known names everywhere', () => {
    expect(problemsOf({ confidence: 'sourced', sources: [] })).toEqual([
      { file, path: 'sources', message: 'sourced without a source' },
    ])
    expect(problemsOf({ department: 'ministry' })[0]?.message).toBe('unknown department "ministry"')
    expect(problemsOf({ exclusions: [{ policy: 'nothing', type: 'excludes' }] })[0]?.path).toBe('exclusions.0.policy')
    expect(problemsOf({ grantsFacts: [{ fact: 'household.category', value: 'rich' }] })[0]?.path).toBe(
      'grantsFacts.0.value',
    )
    expect(problemsOf({ unit: 'family' })[0]?.path).toBe('unit')
  })

  it('finds two versions of a policy that hold on one day, and leaves a gap between them alone', () => {
    const dated = (version: number, more: object) => ({
      file: `policies/house-safety-check@${version}.json`,
      content: { ...(good.content as object), version, ...more },
    })
    const now = dated(2, { from: '2027-01-01' })
    const overlap = lintCatalogue([dated(1, {}), now], parameters)
    expect(overlap).toMatchObject([{ path: 'from', message: expect.stringContaining('both hold on 2027-01-01') }])
    expect(lintCatalogue([dated(1, { until: '2026-11-30' }), now], parameters)).toEqual([])
    expect(lintCatalogue([dated(1, { from: '2027-02-01', until: '2027-01-01' })], parameters)[0]?.path).toBe('until')
  })

  it('finds a file under another name, two of one id and a parameter that starts twice', () => {
    const copy = { file: 'policies/copy.json', content: good.content }
    const messages = lintCatalogue([good, copy], parameters).map(({ message }) => message)
    expect(messages).toEqual([
      'policy "house-safety-check" stands in two files',
      'the file of "house-safety-check" is policies/house-safety-check.json',
    ])
    const parameter = (parameters[0]?.content as { values: unknown[] }[])[0]
    const twice = [{ ...parameter, values: [...(parameter?.values ?? []), ...(parameter?.values ?? [])] }]
    expect(lintCatalogue([], [{ file: 'parameters/x.json', content: twice }])[0]?.path).toBe('0.values.1')
  })
})
