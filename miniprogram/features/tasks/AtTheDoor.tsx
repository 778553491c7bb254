import { paths } from '../../routes/paths'
import { Card } from '../../ui/layout/Card'
import { List, ListItem } from '../../ui/layout/List'

/** What else can be done with a household that is known: read, sign, open its file on its own phone. */
export function AtTheDoor({ onOpen }: { onOpen: (path: string) => unknown }) {
  return (
    <Card kind="flush" label="还可以做的">
      <List label="还可以做的">
        <ListItem icon="speaker" title="念清单" note="能享受什么，念给他听" onPress={() => onOpen(paths.workerRead)} />
        <ListItem
          icon="pen"
          title="核对授权签字"
          note="每个大人自己签，不在的给签字码"
          onPress={() => onOpen(paths.workerSign)}
        />
        <ListItem
          icon="shield"
          title="给验证码"
          note="让他自己的手机能看清单"
          onPress={() => onOpen(paths.workerCode)}
        />
      </List>
    </Card>
  )
}
