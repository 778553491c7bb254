import { setTimeout as pause } from 'node:timers/promises'
import { openStory, type Story } from './story'

const KILLS = 3

/** Every warning an officer of the county sees, closed ones left out. */
const warningsOf = async (story: Story): Promise<string[]> => {
  const ids: string[] = []
  let after: string | undefined
  do {
    const page = await story.as('dispatcher').call('warnings', 'list', { areaCode: '339921', limit: 100, after })
    ids.push(...page.items.map(({ warningId }) => warningId))
    after = page.next ?? undefined
  } while (after !== undefined)
  return ids.sort()
}

describe('a full scan whose server is killed with -9', () => {
  let story: Story
  beforeAll(async () => {
    story = await openStory()
  }, 300_000)
  afterAll(() => story.close())

  it('ends with every warning once, as if nothing had happened', async () => {
    const administrator = () => story.as('administrator')
    await administrator().call('warnings', 'scan', {})
    const before = await warningsOf(story)
    const { scanId } = await administrator().call('warnings', 'startFullScan', {})
    for (let kill = 0; kill < KILLS; kill += 1) {
      const slice = administrator()
        .call('warnings', 'continueFullScan', { scanId })
        .catch(() => undefined)
      await pause(300 + 400 * kill)
      await story.killAndRestart()
      await slice
    }
    // Whoever died holding an area gives it back by then.
    await story.advanceMinutes(2)
    let progress = await administrator().call('warnings', 'continueFullScan', { scanId })
    for (let slices = 0; !progress.finished && slices < 50; slices += 1)
      progress = await administrator().call('warnings', 'continueFullScan', { scanId })
    expect(progress).toMatchObject({ finished: true, householdsScanned: progress.households })
    const after = await warningsOf(story)
    expect(new Set(after).size).toBe(after.length)
    expect(after).toEqual(before)
  }, 300_000)
})
