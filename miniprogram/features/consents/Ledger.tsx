import { EmptyState } from '../../ui/feedback/states'
import { Loaded } from '../../ui/feedback/Loaded'
import { Card } from '../../ui/layout/Card'
import { List, ListItem } from '../../ui/layout/List'
import { whenZh } from '../../ui/format/when-zh'
import { useLedger } from './use-ledger'

/** 「谁看过」: every look at the household's file, with name and post. */
export function Ledger({ householdId }: { householdId: string }) {
  const ledger = useLedger(householdId)
  return (
    <Card kind="flush" title="谁看过">
      <Loaded
        query={ledger}
        empty={{ when: ({ items }) => items.length === 0, show: <EmptyState icon="eye" title="还没有人看过" /> }}
      >
        {({ items }) => (
          <List label="谁看过">
            {items.map((entry, index) => (
              <ListItem
                key={`${entry.at}-${index}`}
                icon="eye"
                title={`${entry.nameZh} · ${entry.roleZh}`}
                note={entry.whatZh}
                end={whenZh(entry.at)}
              />
            ))}
          </List>
        )}
      </Loaded>
    </Card>
  )
}
