import type { ReactNode } from 'react'
import { EmptyState } from '../../ui/feedback/states'
import { Loaded } from '../../ui/feedback/Loaded'
import { Page } from '../../ui/layout/Page'
import { useMe } from '../access/use-me'
import { postsZh, type Me } from '../access/view'
import { officeArea, officeNav, officePagesOf, type OfficePage } from './office-nav'

interface OfficeScreenProps {
  page: OfficePage
  title: string
  actions?: ReactNode
  /** Drawn once it is known which area the person works in. */
  children: (areaCode: string, me: Me) => ReactNode
}

/** The frame of every office page: who I am, where I may go, and the page for my area. */
export function OfficeScreen({ page, title, actions, children }: OfficeScreenProps) {
  const me = useMe()
  return (
    <Page
      title={title}
      subtitle={me.data && postsZh(me.data)}
      layout="office"
      nav={officeNav(me.data, page)}
      actions={actions}
    >
      <Loaded query={me}>
        {(mine) => {
          const areaCode = officeArea(mine)
          return areaCode && officePagesOf(mine).length > 0 ? (
            children(areaCode, mine)
          ) : (
            <EmptyState icon="people" title="这里给经办人员用" note="要用的话，请管理员发一个邀请码。" />
          )
        }}
      </Loaded>
    </Page>
  )
}
