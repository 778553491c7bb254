import type { HouseholdFile } from '@shared/households/contract'
import { EndLinks } from '../access/EndLinks'
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
            <ListItem
              key={member.personId}
              icon="person"
              title={member.nameZh}
              note={memberNote(member)}
              end={
                <EndLinks
                  householdId={file.householdId}
                  personId={member.personId}
                  label="停用手机"
                  title={`停用${member.nameZh}的手机`}
                  words="手机丢了、两人分开了、或被别人冒用时停用。停用后，任何手机都不能以他的名义看这户的资料，要重新见面核实才能再看。"
                  reasonZh="经办人停用"
                />
              }
            />
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
