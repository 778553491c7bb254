import Taro from '@tarojs/taro'
import { chosenPerson, signInAs, signOut } from '../../cloud/session.h5'
import { useDemo, type DemoAccount } from '../../demo/demo-accounts'
import '../../demo/demo.css'
import { openPage } from '../../routes/open-page'
import { paths } from '../../routes/paths'
import { Button } from '../../ui/actions/Button'
import { Pressable } from '../../ui/actions/Pressable'
import { EmptyState, LoadingState } from '../../ui/feedback/states'
import { toast } from '../../ui/feedback/toast-store'
import { Page } from '../../ui/layout/Page'
import { Heading, Note } from '../../ui/theme/Heading'

const HOME = '/pages/index/index'
const GROUP_WORDS: Readonly<Record<string, string>> = { resident: '居民', worker: '村里和网格', office: '镇里和县里' }

const be = async (account: DemoAccount): Promise<void> => {
  try {
    await signInAs(account)
  } catch {
    return toast('没有登录上，请再点一次。')
  }
  await Taro.reLaunch({ url: account.home ?? HOME })
}

/** Choose whom to be, in this window only: two windows can be two people. */
export default function DemoPage() {
  const accounts = useDemo()
  const now = chosenPerson()
  if (accounts === undefined) {
    return (
      <Page title="选一个人" layout="wide">
        <LoadingState />
      </Page>
    )
  }
  if (accounts === null) {
    return (
      <Page title="选一个人">
        <EmptyState title="这里不是演示环境" note="请从微信里打开，或用工作人员账号登录。" icon="shield" />
      </Page>
    )
  }
  return (
    <Page
      title="选一个人"
      layout="wide"
      subtitle="演示数据都是虚构的。这个窗口就是这个人；另开一个窗口，可以是另一个人。"
    >
      {groupsOf(accounts).map(([group, people]) => (
        <section key={group} className="k-stack">
          {group && <Heading>{GROUP_WORDS[group] ?? group}</Heading>}
          <div className="k-people">
            {people.map((account) => (
              <Pressable
                key={account.id}
                id={`be-${account.id}`}
                className={`k-demo-card${account.id === now?.accountId ? ' k-demo-card--now' : ''}`}
                onPress={() => be(account)}
              >
                <span className="k-demo-card-name">{account.label}</span>
                {account.storyZh && <Note>{account.storyZh}</Note>}
              </Pressable>
            ))}
          </div>
        </section>
      ))}
      {!now && (
        <Button id="self-check" icon="search" onPress={() => openPage(paths.check)}>
          谁也不当：看看我家能享受什么
        </Button>
      )}
      {now && (
        <Button
          kind="quiet"
          onPress={() => {
            signOut()
            return Taro.reLaunch({ url: HOME })
          }}
        >
          谁也不当，当访客
        </Button>
      )}
    </Page>
  )
}

const groupsOf = (accounts: readonly DemoAccount[]): [string, DemoAccount[]][] => {
  const groups = new Map<string, DemoAccount[]>()
  for (const account of accounts) groups.set(account.group ?? '', [...(groups.get(account.group ?? '') ?? []), account])
  return [...groups]
}
