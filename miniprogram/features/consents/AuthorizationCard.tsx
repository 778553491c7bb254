import { Loaded } from '../../ui/feedback/Loaded'
import { Tag } from '../../ui/feedback/Tag'
import { Card } from '../../ui/layout/Card'
import { List, ListItem } from '../../ui/layout/List'
import { whenZh } from '../../ui/format/when-zh'
import { useAuthorization } from './use-authorization'

/** Who of a household has signed for the economic check, and whom it waits for. */
export function AuthorizationCard({ householdId }: { householdId: string }) {
  const { status } = useAuthorization(householdId)
  return (
    <Card kind="flush" title="核对授权">
      <Loaded query={status}>
        {({ signers }) => (
          <List label="核对授权">
            {signers.map((signer) => (
              <ListItem
                key={signer.personId}
                title={signer.nameZh}
                note={signer.signedAt ? `${whenZh(signer.signedAt)} ${signer.evidenceZh ?? ''}` : '还没有签'}
                end={<Tag tone={signer.signedAt ? 'ok' : 'warn'}>{signer.signedAt ? '已签' : '没签'}</Tag>}
              />
            ))}
          </List>
        )}
      </Loaded>
    </Card>
  )
}
