import { COLLECTION, openCloud, type CloudUnderTest } from './cloud-under-test'
import * as tables from './tables/expressions'

const all = [...tables.numbers, ...tables.logic, ...tables.lists, ...tables.texts, ...tables.times, ...tables.others]

describe('expressions of aggregation through the server SDK', () => {
  let cloud: CloudUnderTest
  const evaluate = async (expression: unknown): Promise<unknown> => {
    const { data } = await cloud.database
      .collection(COLLECTION)
      .aggregate()
      .match({ _id: tables.subject._id })
      .project({ _id: 0, result: expression })
      .end()
    return (data as { result: unknown }[])[0]?.result
  }

  beforeAll(async () => {
    cloud = await openCloud()
    await cloud.database.collection(COLLECTION).add({ ...tables.subject })
  })
  afterAll(() => cloud.close())

  test.each(all)('%s of %j is %j', async (command, argument, expected) => {
    const commands = cloud.database.command.aggregate as unknown as Record<string, (given: unknown) => unknown>
    const expression = commands[command]?.(argument)
    expect(expression).toBeDefined()
    if (expected !== null && typeof expected === 'object' && 'refused' in expected) {
      await expect(evaluate(expression)).rejects.toMatchObject({
        code: 'DATABASE_REQUEST_FAILED',
        message: expect.stringMatching((expected as { refused: string }).refused.replace('$', '\\$')) as unknown,
      })
    } else expect(await evaluate(expression)).toEqual(expected)
  })

  test.each(tables.paths)('the path %s gives %j', async (path, expected) => {
    expect(await evaluate(path)).toEqual(expected)
  })
})
