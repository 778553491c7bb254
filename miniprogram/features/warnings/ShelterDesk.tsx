import { useState } from 'react'
import { Button } from '../../ui/actions/Button'
import { Loaded } from '../../ui/feedback/Loaded'
import { Notice } from '../../ui/feedback/Notice'
import { Field } from '../../ui/form/Field'
import { RadioGroup } from '../../ui/form/choices'
import { TextInput } from '../../ui/form/inputs'
import { Card } from '../../ui/layout/Card'
import { List, ListItem } from '../../ui/layout/List'
import { Row, Stack } from '../../ui/layout/Stack'
import { useShelters, usePlacesOf } from './use-duty'

/** Where people can be brought: the list, and the form by which it is registered. */
export function ShelterDesk({ areaCode }: { areaCode: string }) {
  const hand = useShelters(areaCode)
  const [isOpen, setOpen] = useState(false)
  return (
    <Card title="避灾点" end={!isOpen && <Button onPress={() => setOpen(true)}>登记</Button>}>
      <Stack>
        {hand.error && <Notice tone="danger">{hand.error.messageZh}</Notice>}
        {isOpen && <ShelterForm areaCode={areaCode} hand={hand} done={() => setOpen(false)} />}
        <Loaded query={hand.shelters}>
          {({ items }) => (
            <List label="避灾点">
              {items.map((one) => (
                <ListItem
                  key={one.shelterId}
                  title={one.nameZh}
                  note={[one.areaZh + one.addressZh, `可住${one.capacity}人`, one.phone].filter(Boolean).join(' · ')}
                  end={
                    <Button
                      kind="quiet"
                      label={`不再用：${one.nameZh}`}
                      busy={hand.busy}
                      onPress={() => hand.remove(one.shelterId)}
                    >
                      不再用
                    </Button>
                  }
                />
              ))}
            </List>
          )}
        </Loaded>
      </Stack>
    </Card>
  )
}

const NOTHING = { nameZh: '', addressZh: '', capacity: '', phone: '' }

interface ShelterFormProps {
  areaCode: string
  hand: ReturnType<typeof useShelters>
  done: () => void
}

function ShelterForm({ areaCode, hand, done }: ShelterFormProps) {
  const places = usePlacesOf(areaCode).data ?? []
  const [place, setPlace] = useState<string | null>(null)
  const [words, setWords] = useState(NOTHING)
  const [problem, setProblem] = useState<string>()
  const set = (more: Partial<typeof NOTHING>) => {
    setProblem(undefined)
    setWords((before) => ({ ...before, ...more }))
  }
  const send = async () => {
    const capacity = Number(words.capacity)
    if (place === null || words.nameZh.trim().length < 2 || !Number.isInteger(capacity) || capacity < 1)
      return setProblem('请写名称、能住多少人，再点一下在哪里')
    const { nameZh, addressZh, phone } = words
    const taken = await hand.put({ nameZh, addressZh, areaCode: place, capacity, phone: phone.trim() || null })
    return taken ? done() : undefined
  }
  return (
    <Stack>
      <Field label="场所名称">
        <TextInput label="场所名称" maxLength={40} value={words.nameZh} onChange={(nameZh) => set({ nameZh })} />
      </Field>
      <Field label="在哪里">
        <RadioGroup inline label="在哪里" choices={places} value={place} onChange={setPlace} />
      </Field>
      <Field label="详细地址" optional>
        <TextInput
          label="详细地址"
          maxLength={80}
          value={words.addressZh}
          onChange={(addressZh) => set({ addressZh })}
        />
      </Field>
      <Field label="能住多少人">
        <TextInput
          kind="number"
          unit="人"
          label="能住多少人"
          value={words.capacity}
          onChange={(capacity) => set({ capacity })}
        />
      </Field>
      <Field label="联系电话" optional error={problem}>
        <TextInput kind="phone" label="联系电话" value={words.phone} onChange={(phone) => set({ phone })} />
      </Field>
      <Row>
        <Button kind="primary" busy={hand.busy} onPress={send}>
          登记这个避灾点
        </Button>
        <Button kind="quiet" onPress={done}>
          不登记了
        </Button>
      </Row>
    </Stack>
  )
}
