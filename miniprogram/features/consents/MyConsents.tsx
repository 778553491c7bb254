import { useState } from 'react'
import { CONSENT_PURPOSE_LABELS } from '@shared/consents/labels'
import { Button } from '../../ui/actions/Button'
import { EmptyState } from '../../ui/feedback/states'
import { Loaded } from '../../ui/feedback/Loaded'
import { Notice } from '../../ui/feedback/Notice'
import { ConfirmSheet } from '../../ui/feedback/Sheet'
import { Card } from '../../ui/layout/Card'
import { List, ListItem } from '../../ui/layout/List'
import { whenZh } from '../../ui/format/when-zh'
import { useMyConsents } from './use-my-consents'

/** What I agreed to; each can be taken back. */
export function MyConsents() {
  const { consents, withdraw, error } = useMyConsents()
  const [asking, setAsking] = useState<string>()
  return (
    <Card kind="flush" title="我同意过的">
      {error && <Notice tone="danger">{error}</Notice>}
      <Loaded
        query={consents}
        empty={{ when: ({ items }) => items.length === 0, show: <EmptyState icon="pen" title="还没有同意过什么" /> }}
      >
        {({ items }) => (
          <List label="我同意过的">
            {items.map((consent) => (
              <ListItem
                key={consent.consentId}
                title={CONSENT_PURPOSE_LABELS[consent.purpose].zh}
                note={`${consent.textZh} ${whenZh(consent.givenAt)}，${consent.evidenceZh}`}
                end={
                  consent.withdrawnAt ? (
                    `已撤回`
                  ) : (
                    <Button kind="quiet" onPress={() => setAsking(consent.consentId)}>
                      撤回
                    </Button>
                  )
                }
              />
            ))}
          </List>
        )}
      </Loaded>
      <ConfirmSheet
        open={asking !== undefined}
        title="撤回同意？"
        words="撤回以后，就不再按这条办新的事；已经办过的还算数。"
        confirmLabel="撤回"
        danger
        onClose={() => setAsking(undefined)}
        onConfirm={async () => {
          if (asking !== undefined) await withdraw(asking)
          setAsking(undefined)
        }}
      />
    </Card>
  )
}
