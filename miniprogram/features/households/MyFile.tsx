import { EmptyState } from '../../ui/feedback/states'
import { Loaded } from '../../ui/feedback/Loaded'
import { Card } from '../../ui/layout/Card'
import { List, ListItem } from '../../ui/layout/List'
import { useMyHousehold } from './use-my-household'
import { factNote, memberNote } from './view'

/** What is on file about us, with source and date; what is not known is said too. */
export function MyFile({ householdId }: { householdId: string }) {
  const file = useMyHousehold(householdId)
  return (
    <Loaded query={file}>
      {(household) => (
        <>
          <Card kind="flush" title="家里人">
            <List label="家里人">
              {household.members.map((member) => (
                <ListItem key={member.personId} icon="person" title={member.nameZh} note={memberNote(member)} />
              ))}
            </List>
          </Card>
          <Card kind="flush" title="登记的情况">
            {household.facts.length === 0 && <EmptyState icon="file" title="还没有登记的情况" />}
            <List label="登记的情况">
              {household.facts.map((fact) => (
                <ListItem
                  key={`${fact.factId}-${fact.personId ?? ''}`}
                  title={`${fact.labelZh}：${fact.valueZh}`}
                  note={factNote(fact)}
                />
              ))}
              {household.unknownZh.map((sentence) => (
                <ListItem key={sentence} title="还不知道" note={sentence} />
              ))}
            </List>
          </Card>
        </>
      )}
    </Loaded>
  )
}
