import type { HouseholdFile } from '@shared/households/contract'
import { Card } from '../../ui/layout/Card'
import { List, ListItem } from '../../ui/layout/List'
import { factNote, memberNote } from './view'

/** One household, one file (一户一档): who lives here and what is known, each with source and date. */
export function HouseholdFileCard({ file }: { file: HouseholdFile }) {
  const nameOf = (personId: string | null) => file.members.find((member) => member.personId === personId)?.nameZh
  return (
    <>
      <Card kind="flush" title="家里人">
        <List label="家里人">
          {file.members.map((member) => (
            <ListItem key={member.personId} icon="person" title={member.nameZh} note={memberNote(member)} />
          ))}
        </List>
      </Card>
      <Card kind="flush" title="已知的情况">
        <List label="已知的情况">
          {file.facts.map((fact) => (
            <ListItem
              key={`${fact.factId}-${fact.personId ?? ''}`}
              title={[nameOf(fact.personId), `${fact.labelZh}：${fact.valueZh}`].filter(Boolean).join(' · ')}
              note={factNote(fact)}
            />
          ))}
          {file.unknownZh.map((sentence) => (
            <ListItem key={sentence} title="还不知道" note={sentence} />
          ))}
        </List>
      </Card>
    </>
  )
}
