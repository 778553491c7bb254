import { useState } from 'react'
import { useApplications } from '../../features/applications/use-applications'
import { itemNote, itemTone } from '../../features/applications/view'
import { OfficeScreen } from '../../features/office/OfficeScreen'
import { EmptyState } from '../../ui/feedback/states'
import { Loaded } from '../../ui/feedback/Loaded'
import { Tag } from '../../ui/feedback/Tag'
import { RadioGroup } from '../../ui/form/choices'
import { Card } from '../../ui/layout/Card'
import { List, ListItem } from '../../ui/layout/List'
import { openPage } from '../../routes/open-page'

const TABS = [
  { value: 'all', label: '全部' },
  { value: 'requested', label: '待受理' },
  { value: 'accepted', label: '已受理' },
  { value: 'proposed', label: '待审批' },
  { value: 'referred', label: '已转部门' },
  { value: 'approved', label: '已批准' },
] as const

/** The items of my area or department, each with its clock. */
export default function ItemsPage() {
  return (
    <OfficeScreen page="items" title="办件">
      {(areaCode) => <Items areaCode={areaCode} />}
    </OfficeScreen>
  )
}

function Items({ areaCode }: { areaCode: string }) {
  const [show, setShow] = useState<(typeof TABS)[number]['value']>('all')
  const items = useApplications(areaCode, show === 'all' ? undefined : show)
  return (
    <>
      <RadioGroup inline label="看哪些办件" choices={TABS} value={show} onChange={setShow} />
      <Loaded
        query={items}
        empty={{ when: (page) => page.items.length === 0, show: <EmptyState icon="check" title="这里没有办件" /> }}
      >
        {(page) => (
          <Card kind="flush">
            <List label="办件">
              {page.items.map((item) => (
                <ListItem
                  key={item.applicationId}
                  title={`${item.headNameZh} · ${item.titleZh}`}
                  note={itemNote(item)}
                  end={<Tag tone={itemTone(item)}>{item.overdue ? '已超期' : item.statusZh}</Tag>}
                  onPress={() => openPage('/office/item/index', { item: item.applicationId })}
                />
              ))}
            </List>
          </Card>
        )}
      </Loaded>
    </>
  )
}
