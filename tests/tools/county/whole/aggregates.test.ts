import { calendarOf } from '../../../../tools/county/whole/calendar'
import { drawHomes, type HomeSketch } from '../../../../tools/county/whole/draw-homes'
import { CATEGORIES, MODEL, type Category } from '../../../../tools/county/whole/model'
import { HomeSettler } from '../../../../tools/county/whole/settle-home'

const calendar = calendarOf('2026-11-23')
/** Three counties: enough of every small group for its shares to settle. */
const homes: HomeSketch[] = [...drawHomes({ seed: 339_921, persons: 96_876, households: 90_000 }, calendar)]

const of = (category: Category) => homes.filter((home) => home.category === category).flatMap((home) => home.people)
const shareOf = <T>(items: readonly T[], test: (item: T) => boolean): number => items.filter(test).length / items.length

it.each(CATEGORIES.filter((category) => category in MODEL.expected))(
  '%s: admissions, burden and ages come to the model’s expected aggregates',
  (category) => {
    const expected = MODEL.expected[category as keyof typeof MODEL.expected]
    const people = of(category)
    const within = (name: string, value: number, wanted: number, tolerance: number): void => {
      const slack = Math.max(tolerance * wanted, 3 * Math.sqrt((wanted * (1 - Math.min(wanted, 0.99))) / people.length))
      expect([name, Math.abs(value - wanted) <= slack, value, wanted]).toEqual([name, true, value, wanted])
    }
    within(
      'minors',
      shareOf(people, ({ age }) => age < 18),
      expected.minors,
      0.1,
    )
    within(
      '60+',
      shareOf(people, ({ age }) => age >= 60),
      expected.age60,
      0.1,
    )
    const burden = people.map(({ medical }) => medical.selfFen / 100).sort((a, b) => a - b)
    const mean = burden.reduce((sum, yuan) => sum + yuan, 0) / burden.length
    expect(Math.abs(mean / expected.meanOwn - 1)).toBeLessThan(0.15)
    expect(Math.abs((burden[Math.floor(burden.length / 2)] ?? 0) / expected.median - 1)).toBeLessThan(0.12)
    within(
      'over 10,000',
      shareOf(burden, (yuan) => yuan > 10_000),
      expected.over10k,
      0.15,
    )
    within(
      'over 30,000',
      shareOf(burden, (yuan) => yuan > 30_000),
      expected.over30k,
      0.3,
    )
  },
)

it('the shares of women and of disability certificates are the model’s', () => {
  const settler = new HomeSettler(7, calendar)
  const houses = homes.map((home) => settler.next(home))
  for (const category of CATEGORIES) {
    const people = houses.filter((house) => house.category === category).flatMap((house) => house.members)
    const { female, disabled } = MODEL.categories[category]
    expect(Math.abs(shareOf(people, (one) => one.female) - female)).toBeLessThan(0.03)
    expect(Math.abs(shareOf(people, (one) => one.disability !== undefined) - disabled)).toBeLessThan(0.02)
    expect(people.every((one) => one.idNumber.length === 18)).toBe(true)
  }
  expect(houses.every((house) => house.head.age >= 18 || house.members.every((one) => one.age < 18))).toBe(true)
})
