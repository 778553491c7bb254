import { STORY_HOMES } from '../../tools/county/story-people'
import { County } from './county'
import { Person } from './person'
import { stepsIn } from './steps'

const idTailOf = (name: string): string =>
  STORY_HOMES.flatMap((home) => home.members)
    .find((member) => member.name === name)!
    .idNumber.slice(-4)

/** The script of the demonstration clicked through: residents and the worker on phones, officers at desks. */
describe('the first story in a browser', () => {
  let county: County
  let ye: Person
  let lan: Person
  let su: Person
  let lei: Person

  const step = stepsIn(() => county)

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
      await housing.reads(/还没有入库/)
      await housing.look()
      await housing.tap('确认入库')
      await housing.reads(/已完成|收下\d+行/)
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
      await su.choose('近亲属备案', '否')
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

  describe('B. the warning', () => {
    let lin: Person
    let wu: Person
    const kept = { emergency: '', dibao: '' }

    /** Opens an item from the household's screening. */
    const openItem = async (verdict: string, policy: string, forWhom = ''): Promise<string> => {
      await su.choose('看哪些政策', verdict)
      await su.write('找政策', policy)
      await su.line(`${policy}${forWhom}`, su.card('政策初筛')).click()
      await su.look()
      await su.tap('提出这一项')
      await su.choose('近亲属备案', '否')
      await su.choose('钱打到哪里', '本人社保卡')
      await su.tap('政策已告知本人')
      await su.tap('提出', su.page.locator('[role=dialog]:visible'))
      await su.comesTo('office/item')
      return new URL(su.page.url()).hash.slice(2)
    }

    step('13. 苏晓敏’s first screen names who and until when; after a call she sends a visit', async () => {
      await su.open('office/queue/index')
      await su.reads('11月30日前')
      await su.reads('大额医疗')
      expect(await su.text()).not.toContain('郑阿海')
      await su.tap('林秀云')
      await su.comesTo('office/warning')
      await su.choose('怎么处理', '打电话')
      await su.write('备注', '电话没人接')
      await su.tap('记下处理')
      await su.reads(/电话没人接/)
      await su.choose('怎么处理', '转走访')
      await su.tap('记下处理')
      await su
        .card('处理经过')
        .getByText(/转走访/)
        .waitFor()
      await su.look()
    })

    step('14–15. the card says 关爱走访 and how to begin; no illness, no amount', async () => {
      await county.pass(2)
      await lan.open('worker/today/index')
      expect(await lan.button('关爱走访').innerText()).toContain('水井巷8号')
      await lan.tap('关爱走访')
      await lan.comesTo('worker/task')
      await lan.reads('林大姐，我是村里小兰，来看看家里有没有要搭把手的。')
      expect(await lan.text()).not.toMatch(/医疗|病|元|36,?172/)
    })

    step('16. the part about illness opens only when she speaks of it', async () => {
      await lan.tap('接单')
      await lan.tap('上门走访')
      await lan.comesTo('worker/visit')
      await lan.choose('见到人了吗', '见到本人')
      await lan.choose('人平安吗', '有点不放心')
      await lan.tap('证件和家里人')
      for (const name of ['林秀云', '吴建平', '吴昊']) {
        await lan.choose(`${name}户籍在册`, '是')
        await lan.choose(`${name}共同生活`, '是')
        await lan.tap('和谁住、做什么、读什么书', lan.member(name))
      }
      await lan.choose('现在在做什么？', '没活干', lan.member('林秀云'))
      await lan.choose('在读哪个阶段？', '大学', lan.member('吴昊'))
      await lan.tap('生活')
      await lan.write('一起吃住的有几口人？在外读书的子女也算。', '3')
      await lan.write('全家一个月收入大约多少？', '2600')
      await lan.choose('眼下吃穿用是不是撑不下去了？', '是')
      expect(await lan.text()).not.toMatch(/重病|大病/)
      await lan.tap('对方说到看病')
      await lan.choose('得了重病、大病吗？', '是', lan.member('林秀云').last())
      await lan.tap('是最近突然得的大病')
      await lan.tap('他说的话')
      await lan.write('他说的话', '小店盘掉了，本人大病在治。')
      await lan.tap('政策已告知')
      for (const policy of ['急难救助', '低保', '刚性支出困难家庭', '助学金']) await lan.tap(policy)
      await lan.look()
      await lan.tap('完成')
      await lan.reads('已送达')
      await lan.look()
    })

    step(
      '17. the couple sign face to face, 吴昊 far away; until he has, dibao waits and emergency aid does not',
      async () => {
        await lan.tap('核对授权签字')
        await lan.comesTo('worker/sign')
        for (const name of ['林秀云', '吴建平']) {
          await lan.tap('当面签', lan.card(name))
          await lan.sign(lan.card(name))
          await lan.tap('签好了', lan.card(name))
          await lan.card(name).getByText('已签').waitFor()
        }
        await lan.reads(/还差吴昊/)
        await lan.look()

        await su.tap('打开这户档案')
        await su.comesTo('office/household')
        kept.emergency = await openItem('符合', '小额先行救助')
        await su.tap('受理，开始计时')
        await su.reads('已受理')
        await su.goBack()
        await su.comesTo('office/household')
        await su.card('这户的办件').getByText('小额先行救助').waitFor()
        await su.choose('看哪些政策', '待核实')
        await su.write('找政策', '最低生活保障')
        await su.line('最低生活保障', su.card('政策初筛')).click()
        await su.reads(/1180×3−2600=940/)
        await su.close()
        kept.dibao = await openItem('待核实', '最低生活保障')
        await su.reads(/吴昊/)
        await su.look()

        await lan.tap('他不在，给签字码', lan.card('吴昊'))
        const code = await lan.card('吴昊').locator('.k-code').innerText()
        wu = await county.person('wu-hao', 'phone')
        await wu.open('pages/sign/index')
        await wu.write('签字码', code)
        await wu.tap('看看要签什么')
        await wu.write('证号最后4位', idTailOf('吴昊'))
        await wu.sign()
        await wu.look()
        await wu.tap('我同意并签字')
        await wu.reads('签好了，谢谢您')
        await wu.look()
      },
    )

    step(
      '18–19. one proposes, another approves 2,000 yuan; dibao is accepted; the warning closes as true and aided',
      async () => {
        await su.open(kept.dibao)
        await su.tap('受理，开始计时')
        await su.reads('已受理')
        await su.look()
        await su.open(kept.emergency)
        await su.write('金额', '2000')
        await su.write('谁出钱出力', '青嶂镇备用金')
        await su.write('理由', '突发大病，生活困难，先行救助')
        await su.tap('提出，送审批')
        await su.reads('意见已送审批')
        expect(await su.button('同意').count()).toBe(0)
        await lei.open('office/items/index')
        await lei.tap(/小额先行救助/)
        await lei.comesTo('office/item')
        await lei.tap('同意')
        await lei.reads('已批准')
        await su.tap('打开这户档案')
        await su.comesTo('office/household')
        await openItem('待核实', '因病致贫重病患者依申请医疗救助', '（林秀云）')
        await su.choose('转给哪个部门', '县医疗保障局')
        await su.tap('转出')
        await su.reads('已转部门')
        await su.look()
        await su.open('office/queue/index')
        await su.choose('看哪些预警', '在办')
        await su.tap('林秀云')
        await su.comesTo('office/warning')
        await su.choose('结果', '属实-已救助')
        await su.tap('结案')
        await su.reads('已结案')
        await su.look()
      },
    )

    step('20–21. 林秀云 sees her list and who looked; an officer of another township is turned away', async () => {
      await lan.open('worker/today/index')
      await lan.choose('看哪些任务', '办过的')
      await lan.tap('关爱走访')
      await lan.comesTo('worker/task')
      await lan.tap('给验证码')
      await lan.comesTo('worker/code')
      await lan.choose('给谁', '林秀云')
      await lan.tap('出示6位数字')
      const code = await lan.page.locator('.k-code:visible').innerText()
      lin = await county.person('lin-xiuyun', 'phone')
      await lin.open('pages/me/index')
      await lin.write('6位数字', code)
      await lin.tap('核实')
      await lin.reads('已核实')
      await lin.open('pages/statement/index')
      expect(await lin.listed('已享受')).toMatch(/小额先行救助\s*2,000元/)
      expect(await lin.listed('正在办')).toMatch(/最低生活保障/)
      expect(await lin.listed('正在办')).toMatch(/医疗救助/)
      expect(await lin.listed('可以去问')).toMatch(/国家助学金[^]*学校/)
      expect(await lin.listed('要核实')).toContain('刚性支出困难家庭认定')
      expect(await lin.text()).not.toMatch(/940|1180/)

      const chen = await county.person('other-officer', 'desktop')
      for (const link of [kept.dibao, await county.warningLink('林秀云')]) {
        await chen.page.goto(`${county.url}#/${link}`)
        await chen.reads('这户不在您的辖区，请联系青嶂镇。')
        expect(await chen.text()).not.toMatch(/林秀云|水井巷/)
      }
      await lin.open('pages/me/index')
      await lin.tap('林秀云', lin.card('我能看的人家'))
      await lin.card('谁看过').getByText('兰小燕').first().waitFor()
      const looked = await lin.card('谁看过').innerText()
      for (const name of ['兰小燕', '苏晓敏', '雷建民']) expect(looked).toContain(name)
      expect(looked).not.toContain('陈岩')
      await lin.look()
    })

    step('22. the server loses power and starts again: both lists are unchanged, the audit log verifies', async () => {
      const lists = async () => {
        const texts = []
        for (const person of [ye, lin]) {
          await person.open('pages/statement/index')
          texts.push(await person.text())
        }
        return texts
      }
      const before = await lists()
      for (const person of [ye, lin, lan, su, lei, wu]) person.watched.allow(/ERR_CONNECTION_REFUSED|demo\/messages/)
      await county.killAndRestart()
      expect(await lists()).toEqual(before)
      await county.pass(2)
      const audit = await (await county.caller('administrator')).call('access', 'verifyAudit', {})
      expect(audit).toMatchObject({ ok: true, firstBroken: null })
    })
  })

  describe('C. what goes wrong says what to do', () => {
    step('an unknown plate, a wrong identity number, a photo that is too large', async () => {
      const zheng = await county.person('zheng-ahai', 'phone')
      await zheng.page.goto(`${county.url}#/pages/place/index?plate=0123456789AB`)
      await zheng.reads(/不是本县的门牌|没有这块门牌|再扫一次/)
      zheng.page.once('dialog', (dialog) => dialog.dismiss())
      await zheng.page.goto(`${county.url}#/pages/place/index?plate=${await county.plateOf('水井巷10号')}`)
      await zheng.comesTo('pages/place')
      await zheng.tap('我要求助')
      await zheng.tap('日子过不下去')
      await zheng.tap('下一步')
      const huge = county.file('huge.jpg', Buffer.alloc(31 * 1024 * 1024))
      await zheng.page.locator('#photos:visible').setInputFiles(huge)
      await zheng.reads('这张照片太大了（超过30MB），请换一张，或用手机重新拍一张。')
      await zheng.look()
      await zheng.tap('下一步')
      await zheng.write('身份证号', '339921194503120131')
      await zheng.tap('下一步')
      await zheng.reads('身份证号第18位对不上，请对照证件再看一遍')
      await zheng.tap('大字')
      await zheng.look()
    })
  })
})
