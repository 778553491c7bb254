import { useState } from 'react'
import { useMe } from '../../features/access/use-me'
import { MoveCard } from '../../features/warnings/MoveCard'
import { isToDo, movesZh } from '../../features/warnings/moves-view'
import { placesOfMine, useMoves } from '../../features/warnings/use-moves'
import { EmptyState } from '../../ui/feedback/states'
import { Loaded } from '../../ui/feedback/Loaded'
import { Notice } from '../../ui/feedback/Notice'
import { QueuedList } from '../../ui/feedback/QueuedList'
import { RadioGroup } from '../../ui/form/choices'
import { Page } from '../../ui/layout/Page'
import { Stack } from '../../ui/layout/Stack'
import { Heading, Note } from '../../ui/theme/Heading'

const TABS = [
  { value: 'toDo', label: '要去的' },
  { value: 'all', label: '全部' },
] as const

/** Whom of my grid to move or look in on first. Read once, it works in a valley without signal. */
export default function MovesPage() {
  const me = useMe()
  const places = placesOfMine(me)
  return (
    <Page title="转移、走访名单">
      {places === undefined ? (
        <Loaded query={me}>{() => null}</Loaded>
      ) : places.length > 0 ? (
        <Moves places={places} />
      ) : (
        <EmptyState icon="people" title="这里给村里和乡镇的工作人员用" note="有危险请打110或119" />
      )}
    </Page>
  )
}

function Moves({ places }: { places: readonly string[] }) {
  const [show, setShow] = useState<(typeof TABS)[number]['value']>('toDo')
  const moves = useMoves(places)
  return (
    <>
      <RadioGroup inline label="看哪些人" choices={TABS} value={show} onChange={setShow} />
      <Loaded
        query={moves}
        empty={{
          when: ({ moves: all }) => all.length === 0,
          show: <EmptyState icon="check" title="现在没有灾害信号" note="有了信号，名单会在这里" />,
        }}
      >
        {({ moves: all, fresh }) => (
          <Stack>
            {!fresh && <Notice tone="warn">没有网络，这是上次看到的名单。照常按，有网自动送出。</Notice>}
            {all.map(({ event, rows }) => (
              <Stack key={event.eventId}>
                <Heading>{event.titleZh}</Heading>
                <Note>{event.status === 'listing' ? `名单还在列，已有${rows.length}人` : movesZh(rows)}</Note>
                {rows.map((line, at) =>
                  show === 'all' || isToDo(line) ? (
                    <MoveCard key={line.rowId} line={line} turn={at + 1} onMark={moves.mark} />
                  ) : null,
                )}
              </Stack>
            ))}
          </Stack>
        )}
      </Loaded>
      <QueuedList capability="warnings" />
    </>
  )
}
