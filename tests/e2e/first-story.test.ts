import { County } from './county'
import { Person } from './person'

/** The script of the demonstration clicked through: residents and the worker on phones, officers at desks. */
describe('the first story in a browser', () => {
  let county: County
  let broken = false

  /** The steps build on one another: after one that failed the others do not wait for what cannot come. */
  const step = (name: string, act: () => Promise<void>) =>
    test(name, async () => {
      if (broken) throw new Error('an earlier step failed')
      broken = true
      await act()
      broken = false
    })

  beforeAll(async () => {
    county = await County.open()
    const officer = await county.caller('story-officer')
    for (const name of ['叶根福', '吴建平']) {
      const { items } = await officer.call('households', 'list', { areaCode: '339921107', name })
      Person.secretIds.push(...items.map(({ householdId }) => householdId))
    }
  }, 300_000)

  afterAll(() => county?.close())

  describe('A. the plate', () => {
    let ye: Person
    let lan: Person

    step('1. a picture of the plate opens the place: an address, who answers, nothing of who lives there', async () => {
      lan = await county.person('story-worker', 'phone')
      await lan.tap('有新任务，微信告诉我')
      await lan.reads('好的，有消息微信会告诉您。')
      ye = await county.person('ye-genfu', 'phone')
      await ye.tap('扫门牌')
      await ye.comesTo('pages/scan')
      await ye.tap('扫门牌')
      await ye.page.locator('#scan-picture').setInputFiles(await county.platePicture('溪边路17号'))
      await ye.comesTo('pages/place')
      await ye.reads('溪边路17号。这里只显示地址。')
      for (const words of ['我要求助', '帮别人说', '打电话给兰小燕']) await ye.button(words).first().waitFor()
      expect(await ye.text()).not.toMatch(/叶根福/)
    })

    step(
      '2–6. he asks with a tile, words, voice, a photo and a signature; a double tap makes one request',
      async () => {
        await ye.tap('我要求助')
        await ye.comesTo('pages/request/new')
        await ye.tap('房子漏了')
        await ye.tap('下一步')
        await ye.hold('按住说话', 1_200)
        await ye.reads(/已录下/)
        await ye.write('写几句', '灶间漏得厉害，我脚不好，上不了屋。')
        await ye.page.locator('#photos').setInputFiles(await county.photo('屋顶'))
        await ye.page.locator('.k-photo-image:visible').waitFor()
        await ye.reads('拍房子不拍人')
        await ye.look()
        await ye.tap('下一步')
        await ye.write('您的电话', '15400009917')
        await ye.tap('证号记不住，上门再补')
        await ye.look()
        await ye.tap('下一步')
        await ye.reads('您说的话和照片，交给兰小燕上门看。')
        await ye.look()
        await ye.sign()
        await ye.button('求助').dblclick()
        await ye.comesTo('pages/request/done')
        await ye.reads('收到了，求助号0712。兰小燕今天18:00前给您打电话。')
        await ye.reads('可以问：房屋鉴定、危房改造。要上门核实，这不是审批结果。')
        await ye.tap('看办到哪一步')
        await ye.comesTo('pages/request/mine')
        expect(
          await ye.page
            .getByText(/求助号0/)
            .filter({ visible: true })
            .count(),
        ).toBe(1)
      },
    )

    step('7. 兰小燕 gets a message without personal data and a card with name, place and deadline', async () => {
      await county.pass(2)
      await lan.page.locator('#demo-messages:has-text("1"):visible').click()
      await lan.reads('您有1件新任务')
      await lan.tap(/您有1件新任务/)
      await lan.look()
      await lan.page.goto(`${county.url}#/worker/today/index`)
      await lan.comesTo('worker/today')
      const card = lan.button('房子漏了')
      expect(await card.innerText()).toMatch(/叶根福[^]*溪边路17号[^]*今天18:00前联系/)
      await card.click()
      await lan.comesTo('worker/task')
      await lan.reads('“灶间漏得厉害，我脚不好，上不了屋。”')
    })

    step('8. she accepts and visits; without network the visit waits on the phone, then it arrives once', async () => {
      await lan.tap('接单')
      await lan.tap('上门走访')
      await lan.comesTo('worker/visit')
      await lan.choose('见到人了吗', '见到本人')
      await lan.choose('人平安吗', '有点不放心')
      await lan.tap('证件和家里人')
      await lan.write('叶根福的身份证号', '33992119450312013x')
      await lan.choose('叶根福户籍在册', '是')
      await lan.choose('叶根福共同生活', '是')
      await lan.tap('房子')
      await lan.choose('房子有没有开裂、漏雨、倾斜？', '是')
      await lan.choose('这是家里唯一的房子吗？', '是')
      await lan.tap('政策已告知')
      await lan.tap('危房改造')
      await lan.tap('高龄津贴')
      await lan.tap('他的电话和手机')
      await lan.tap('求助的手机就是他本人的')
      await lan.tap('本人签字')
      await lan.sign()
      await lan.look()
      await lan.watched.context.setOffline(true)
      lan.watched.allow(/ERR_INTERNET_DISCONNECTED/)
      await lan.tap('完成')
      await lan.reads('已存在手机')
      await lan.reads('没有网络，有网了自动送出，不会丢。')
      await lan.look()
      await lan.watched.context.setOffline(false)
      await lan.reads('已送达')
      await lan.look()
      await lan.tap('回到今天')
      await lan.comesTo('worker/today')
      expect(await lan.page.getByText('已送达', { exact: true }).filter({ visible: true }).count()).toBe(1)
      const officer = await county.caller('story-officer')
      const [home] = (await officer.call('households', 'list', { areaCode: '339921107', name: '叶根福' })).items
      expect((await officer.call('visits', 'list', { householdId: home!.householdId })).items).toHaveLength(1)
    })

    step('9. his list: received, available, in progress, and what is not known yet is not called a no', async () => {
      await county.pass(2)
      await ye.page.goto(`${county.url}#/pages/statement/index`)
      await ye.comesTo('pages/statement')
      await ye.reads('最低生活保障')
      const part = (title: string) =>
        ye.page.locator(`section:visible, [role=region]:visible`).filter({ hasText: title })
      expect(await part('高龄津贴').last().innerText()).toContain('每月60元')
      expect(await ye.text()).toMatch(/不是审批结果/)
    })
  })
})
