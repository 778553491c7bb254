import { useState } from 'react'
import { Button } from '../../ui/actions/Button'
import { EmptyState } from '../../ui/feedback/states'
import { Loaded } from '../../ui/feedback/Loaded'
import { Field } from '../../ui/form/Field'
import { TextInput } from '../../ui/form/inputs'
import { Card } from '../../ui/layout/Card'
import { List, ListItem } from '../../ui/layout/List'
import { Stack } from '../../ui/layout/Stack'
import { useAreaChoice, type ChosenArea } from './use-area-choice'

export interface PickedPlace {
  community: ChosenArea
  township: ChosenArea
  addressText: string
}

/** Without a plate: township, village, and where in one's own words. */
export function AreaPicker({ onPicked }: { onPicked: (place: PickedPlace) => unknown }) {
  const { township, community, townships, communities, chooseTownship, chooseCommunity, back } = useAreaChoice()
  if (township === null)
    return (
      <Card kind="flush" title="先选乡镇">
        <Loaded
          query={townships}
          empty={{ when: ({ items }) => items.length === 0, show: <EmptyState title="还没有登记乡镇" icon="map" /> }}
        >
          {({ items }) => (
            <List label="乡镇">
              {items.map((area) => (
                <ListItem key={area.code} title={area.name} onPress={() => chooseTownship(area)} />
              ))}
            </List>
          )}
        </Loaded>
      </Card>
    )
  if (community === null)
    return (
      <Card
        kind="flush"
        title={`${township.name}的哪个村`}
        end={
          <Button kind="quiet" onPress={back}>
            换乡镇
          </Button>
        }
      >
        <Loaded
          query={communities}
          empty={{
            when: ({ items }) => items.length === 0,
            show: <EmptyState title="这里还没有登记村子" icon="map" />,
          }}
        >
          {({ items }) => (
            <List label="村子">
              {items.map((area) => (
                <ListItem key={area.code} title={area.name} onPress={() => chooseCommunity(area)} />
              ))}
            </List>
          )}
        </Loaded>
      </Card>
    )
  return (
    <Where
      title={`${township.name}${community.name}`}
      onBack={back}
      onDone={(addressText) => onPicked({ township, community, addressText })}
    />
  )
}

function Where({ title, onBack, onDone }: { title: string; onBack: () => void; onDone: (text: string) => unknown }) {
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  const go = () => (text.trim().length < 2 ? setProblem('请写清楚在哪里，例如“桥头第三家”') : onDone(text.trim()))
  return (
    <Card
      title={title}
      end={
        <Button kind="quiet" onPress={onBack}>
          换村子
        </Button>
      }
    >
      <Stack>
        <Field id="where" label="在村里哪个位置？" hint="门牌号，或说得清的地方都行" error={problem}>
          <TextInput
            id="where"
            label="在村里哪个位置"
            placeholder="例如：桥头第三家"
            maxLength={100}
            value={text}
            wrong={problem !== undefined}
            onChange={(typed) => {
              setText(typed)
              setProblem(undefined)
            }}
          />
        </Field>
        <Button kind="primary" size="l" block onPress={go}>
          就是这里
        </Button>
      </Stack>
    </Card>
  )
}
