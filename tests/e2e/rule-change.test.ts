import { County } from './county'
import type { Person } from './person'
import { stepsIn } from './steps'

/** A higher old-age allowance: read, tried, proposed, looked at over the county, approved by somebody else. */
describe('a rule changes in a browser', () => {
  let county: County
  let zeng: Person
  let shi: Person

  const step = stepsIn(() => county)

  beforeAll(async () => {
    county = await County.open()
    zeng = await county.person('dispatcher', 'desktop')
  }, 300_000)
  afterAll(() => county?.close())

  step('the dispatcher finds the policy by words and reads its conditions, figures and doubts', async () => {
    await zeng.open('office/policies/index')
    await zeng.write('找政策', '高龄津贴')
    await zeng.line('高龄津贴', zeng.page.locator('main:visible')).click()
    await zeng.comesTo('office/policy')
    await zeng.reads('下面每一条都要符合')
    await zeng.reads('年龄不低于80周岁')
    await zeng.reads('示例值，待替换')
    await zeng.look()
  })

  step('tried on the example households it shows who holds it and why', async () => {
    const tried = zeng.card('拿示例家庭试一试')
    await zeng.tap('叶大爷', tried)
    await zeng.reads('群众会看到')
    await zeng.close()
  })

  step('a new value goes on the table, is checked against what is usual, and is proposed', async () => {
    await zeng.open('office/parameters/index?parameter=elder.allowance80')
    await zeng.tap('提出新值')
    await zeng.write('新的数', '8000')
    await zeng.reads('这个数不常见')
    await zeng.write('新的数', '80')
    await zeng.tap('明年1月1日')
    await zeng.write('依据哪份文件', '青民〔2026〕31号')
    await zeng.tap('放进这次改动')
    await zeng.reads(/60元\/月 → 80元\/月，全县，2027年1月1日起/)
    await zeng.look()
    await zeng.tap('提出，先算影响多少人')
    await zeng.comesTo('office/change')
  })

  step('the preview runs over every household; who proposed may not approve', async () => {
    await zeng.reads(/算了\d+户，\d+户会受影响/)
    await zeng.reads('自己提出的改动，要请另一个人来批准。')
    expect(await zeng.button('同意，按日期生效').count()).toBe(0)
    await zeng.reads(/每月60元 → 每月80元/)
    await zeng.look()
  })

  step('the civil-affairs bureau sees the households one by one and approves', async () => {
    shi = await county.person('civil-affairs', 'phone')
    await shi.open('office/changes/index')
    await shi.tap('高龄津贴')
    await shi.comesTo('office/change')
    await shi.reads(/\d+个金额变/)
    await shi.choose('看哪些户', '金额变')
    await shi.reads(/每月60元 → 每月80元/)
    await shi.look()
    await shi.tap('同意，按日期生效')
    await shi.tap('同意', shi.dialog('同意这项改动？'))
    await shi.reads('已批准')
    await shi.look()
  })

  step('the figure stands beside the old one and counts from its day', async () => {
    await shi.open('office/parameters/index?parameter=elder.allowance80')
    await shi.reads('青民〔2026〕31号')
    const values = await shi.page.locator('[aria-label="高龄津贴：80至89周岁历次数值"]:visible').innerText()
    expect(values.replace(/\s+/g, ' ')).toMatch(
      /80元\/月 青禾县，2027年1月1日起 青民〔2026〕31号 60元\/月 青禾县，一直（现行）/,
    )
  })

  step('a resident has no way to any of it', async () => {
    const ye = await county.caller('ye-genfu')
    await expect(ye.call('eligibility', 'listPolicies', {})).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(ye.call('eligibility', 'listChanges', { limit: 5 })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
