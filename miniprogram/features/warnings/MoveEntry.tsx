import { openPage } from '../../routes/open-page'
import { paths } from '../../routes/paths'
import { Button } from '../../ui/actions/Button'
import { placesOfMine, useOpenEvents } from './use-moves'

/** The way to the list of a disaster, while there is one. */
export function MoveEntry({ me }: { me: Parameters<typeof placesOfMine>[0] }) {
  const places = placesOfMine(me) ?? []
  return places.length > 0 ? <Entry places={places} /> : null
}

function Entry({ places }: { places: readonly string[] }) {
  const [first, ...more] = useOpenEvents(places).data ?? []
  return first ? (
    <Button id="moves-entry" kind="primary" size="l" icon="alert" block onPress={() => openPage(paths.workerMoves)}>
      {first.titleZh.split('：')[0]}
      {more.length > 0 ? `等${more.length + 1}个信号` : ''}：转移、走访名单
    </Button>
  ) : null
}
