import { useState } from 'react'
import { EndLinks } from '../../features/access/EndLinks'
import { RedeemCode } from '../../features/access/RedeemCode'
import { useMe } from '../../features/access/use-me'
import { householdsOf, postsZh } from '../../features/access/view'
import { Ledger } from '../../features/consents/Ledger'
import { MyConsents } from '../../features/consents/MyConsents'
import { MyFile } from '../../features/households/MyFile'
import { openPage } from '../../routes/open-page'
import { paths } from '../../routes/paths'
import { EmptyState } from '../../ui/feedback/states'
import { Loaded } from '../../ui/feedback/Loaded'
import { Notice } from '../../ui/feedback/Notice'
import { Tag } from '../../ui/feedback/Tag'
import { Card } from '../../ui/layout/Card'
import { LargeTypeSwitch } from '../../ui/layout/LargeTypeSwitch'
import { List, ListItem } from '../../ui/layout/List'
import { Page } from '../../ui/layout/Page'

/** My people, what I agreed to, who looked, and how large the words are. */
export default function MePage() {
  const me = useMe()
  const [open, setOpen] = useState<string>()
  return (
    <Page title="我的">
      <Card kind="flush">
        <List label="我的事">
          <ListItem icon="list" title="我的求助" note="办到哪一步" onPress={() => openPage(paths.myRequests)} />
          <ListItem icon="file" title="幸福清单" note="能享受什么、为什么" onPress={() => openPage(paths.statement)} />
          <ListItem icon="bell" title="我的消息" onPress={() => openPage(paths.inbox)} />
          <ListItem icon="pen" title="我收到了签字码" onPress={() => openPage(paths.sign)} />
        </List>
      </Card>
      <Loaded query={me} lines={2}>
        {(mine) => (
          <>
            {mine.staff.length > 0 && <Notice>{postsZh(mine)}</Notice>}
            <Card kind="flush" title="我能看的人家">
              {mine.links.length === 0 && (
                <EmptyState
                  icon="people"
                  title="还没有核实过"
                  note="填上工作人员当面给的6位数字，就能看自己家的资料。"
                />
              )}
              <List label="我能看的人家">
                {householdsOf(mine.links).map((household) => (
                  <ListItem
                    key={household.householdId}
                    icon="home"
                    title={household.namesZh}
                    note={household.relationZh}
                    current={open === household.householdId}
                    end={
                      <Tag tone={household.verified ? 'ok' : 'warn'}>{household.verified ? '已核实' : '还没核实'}</Tag>
                    }
                    onPress={
                      household.verified
                        ? () => setOpen(open === household.householdId ? undefined : household.householdId)
                        : undefined
                    }
                  />
                ))}
              </List>
            </Card>
          </>
        )}
      </Loaded>
      {open && (
        <>
          <MyFile householdId={open} />
          <Ledger householdId={open} />
          {(me.data?.links ?? [])
            .filter((link) => link.householdId === open)
            .map((link) => (
              <EndLinks
                key={link.personId}
                householdId={open}
                personId={link.personId}
                label={`这部手机不再看${link.nameZh}家`}
                title="这部手机不再看"
                words="停用后，这部手机看不到这户的资料和清单；要再看，请工作人员当面给新的6位数字。"
                reasonZh="本人停用"
                onEnded={() => {
                  setOpen(undefined)
                  return me.reload()
                }}
              />
            ))}
        </>
      )}
      <RedeemCode onVerified={me.reload} />
      <MyConsents />
      <Card title="字大一点">
        <LargeTypeSwitch />
      </Card>
    </Page>
  )
}
