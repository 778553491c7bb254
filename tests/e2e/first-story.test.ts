import { County } from './county'
import { Person } from './person'

/** The script of the demonstration clicked through: residents and the worker on phones, officers at desks. */
describe('the first story in a browser', () => {
  let county: County
  let lan: Person
  let su: Person
  let lei: Person
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
      await lan.open('worker/today/index')
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
      await ye.open('pages/statement/index')
      expect(await ye.listed('已享受')).toContain('最低生活保障')
      expect(await ye.listed('可以申请')).toMatch(/高龄津贴\s*每月60元/)
      expect(await ye.listed('正在办')).toContain('住房安全免费鉴定')
      expect(await ye.listed('要核实')).toContain('危房改造')
      await ye.reads(/不是审批结果/)
    })

    step('10. the housing bureau sends its file through the office page: 「不符合：政策要C或D级」', async () => {
      await ye.advanceClock('过1天')
      await ye.advanceClock('过1天')
      await ye.advanceClock('过1小时')
      const housing = await county.person('housing', 'desktop')
      await housing.open('office/feeds/index')
      const choosing = housing.page.waitForEvent('filechooser')
      await housing.tap('送一份文件', housing.card('农村危房与住房安全鉴定台账'))
      await (await choosing).setFiles(county.laterFile('hc-danger-house'))
      await housing.reads(/已完成|收下/)
      await housing.look()
      await ye.open('pages/statement/index')
      expect(await ye.listed('不符合')).toMatch(/危房改造[^]*不符合：政策要C或D级/)
    })

    step('11. 苏晓敏 opens 一事一议, 雷建民 signs, 兰小燕 reads it aloud, he presses 「已念」', async () => {
      su = await county.person('story-officer', 'desktop')
      await su.tap('求助')
      await su.comesTo('office/requests')
      await su.tap(/房子漏了/)
      await su.comesTo('office/household')
      await su.tap('一事一议')
      await su.write('商定的办法', '修屋面')
      await su.choose('和经办人员、村干部是近亲属吗（近亲属备案）', '否')
      await su.tap('政策已告知本人')
      await su.choose('钱打到哪里', '不用发钱')
      await su.look()
      await su.tap('提出', su.dialog('一事一议'))
      await su.comesTo('office/item')
      await su.tap('受理，开始计时')
      await su.write('金额', '6800')
      await su.write('谁出钱出力', '前渡村委会出资')
      await su.write('理由', '危房改造不符合，屋面漏雨要修，三级商定')
      await su.look()
      await su.tap('提出，送审批')
      await su.reads('待审批')
      await su.look()
      expect(await su.button('同意').count()).toBe(0)

      lei = await county.person('story-leader', 'desktop')
      await lei.open('office/items/index')
      await lei.tap(/修屋面/)
      await lei.comesTo('office/item')
      await lei.write('意见', '同意')
      await lei.sign()
      await lei.tap('同意')
      await lei.reads('已批准')
      await lei.look()

      await county.pass(2)
      await lan.open('worker/today/index')
      await lan.tap('上门念结果')
      await lan.comesTo('worker/task')
      await lan.tap('接单')
      await lan.tap('念清单')
      await lan.comesTo('worker/read')
      expect(await lan.listed('已享受')).toMatch(/修屋面\s*6,800元/)
      await ye.open('pages/statement/index')
      await ye.tap('已念')
      await ye.reads(/^记下了/)
      await ye.reads(/上次已念/)
      await ye.look()
      await lan.tap('念完了')
    })
  })
})
