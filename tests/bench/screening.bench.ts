import { CATALOGUE } from '@shared/eligibility/catalogue'
import { compileCatalogue, shippedCatalogue } from '@shared/eligibility/compile'
import { verdictsOf } from '@shared/eligibility/screen'
import { SAMPLE_AREA, screenFile } from '@shared/eligibility/screen-file'
import { parametersInForce } from '@shared/rules/parameters'
import { medianSeconds, type Bench } from './figure'

const AS_OF = '2026-11-23'
const HOUSEHOLDS = 2000
const ANEW = 20
const AS_FILES = 200

/** Households of one to five people with some facts known, the same ones in every run. */
const households = Array.from({ length: HOUSEHOLDS }, (_, index) => ({
  household: {
    'household.hukouInCounty': index % 11 !== 0,
    'household.incomePerCapitaMonthly': 30_000 + ((index * 7_919) % 300_000),
    ...(index % 3 === 0 ? { 'household.homesOwned': index % 4 } : {}),
  },
  members: Array.from({ length: 1 + (index % 5) }, (_member, place) => ({
    'person.age': (index * 13 + place * 29) % 96,
    'person.hukouInCounty': true,
    ...(place === 0 && index % 7 === 0 ? { 'person.isTekun': true } : {}),
  })),
}))

export const bench: Bench = {
  summary: `screening ${HOUSEHOLDS} households against the whole catalogue`,
  async run() {
    const catalogue = shippedCatalogue()
    const inForce = parametersInForce(catalogue.parameters, AS_OF, SAMPLE_AREA)
    const compiled = await medianSeconds(5, () => {
      for (const household of households) verdictsOf(catalogue, household, inForce)
    })
    const anew = await medianSeconds(3, () => {
      for (const household of households.slice(0, ANEW)) verdictsOf(compileCatalogue(CATALOGUE), household, inForce)
    })
    const asFile = await medianSeconds(3, () => {
      for (const { household, members } of households.slice(0, AS_FILES))
        screenFile({ asOf: AS_OF, household, members })
    })
    const perSecond = (count: number, seconds: number): number => count / seconds
    return [
      {
        name: 'verdicts of the whole catalogue',
        value: perSecond(HOUSEHOLDS, compiled),
        unit: 'households/s',
        rivals: [
          { name: 'rules compiled anew for each household', value: perSecond(ANEW, anew) },
          { name: 'from a file: checked, with missing facts', value: perSecond(AS_FILES, asFile) },
        ],
      },
    ]
  },
}
