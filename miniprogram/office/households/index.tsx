import { useState } from 'react'
import { useHouseholds } from '../../features/households/use-household-file'
import { OfficeScreen } from '../../features/office/OfficeScreen'
import { openHousehold } from '../../features/office/opened-household'
import { Button } from '../../ui/actions/Button'
import { EmptyState } from '../../ui/feedback/states'
import { Loaded } from '../../ui/feedback/Loaded'
import { TextInput } from '../../ui/form/inputs'
import { Card } from '../../ui/layout/Card'
import { List, ListItem } from '../../ui/layout/List'
import { Row } from '../../ui/layout/Stack'

/** The households of my area, found by the name of their head. */
export default function HouseholdsPage() {
  return (
    <OfficeScreen page="households" title="一户一档">
      {(areaCode) => <Households areaCode={areaCode} />}
    </OfficeScreen>
  )
}

function Households({ areaCode }: { areaCode: string }) {
  const [typed, setTyped] = useState('')
  const [name, setName] = useState('')
  const households = useHouseholds(areaCode, name)
  return (
    <>
      <Row>
        <TextInput label="户主姓名" value={typed} onChange={setTyped} placeholder="户主姓名" maxLength={30} />
        <Button icon="search" onPress={() => setName(typed.trim())}>
          查找
        </Button>
      </Row>
      <Loaded
        query={households}
        empty={{
          when: ({ items }) => items.length === 0,
          show: <EmptyState icon="search" title="没有找到" note="只能查本辖区的户，按户主姓名查。" />,
        }}
      >
        {({ items }) => (
          <Card kind="flush">
            <List label="家庭">
              {items.map((household) => (
                <ListItem
                  key={household.householdId}
                  icon="people"
                  title={household.headNameZh}
                  note={`${household.areaZh} · ${household.addressZh} · ${household.size}人`}
                  onPress={() => openHousehold(household.householdId)}
                />
              ))}
            </List>
          </Card>
        )}
      </Loaded>
    </>
  )
}
