import { Text, View } from '@tarojs/components'
import type { DisasterPlace } from '@shared/warnings/disaster-contract'
import { Tag } from '../../ui/feedback/Tag'
import { Card } from '../../ui/layout/Card'
import { BAR, statesZh } from './disaster-view'
import './disaster.css'

interface DisasterBoardProps {
  places: readonly DisasterPlace[]
  total: DisasterPlace
  movedRatio: number | null
  /** When it was read. */
  asOf: string
}

/** Where things stand, village by village: the bar for a glance, the words for everybody. */
export function DisasterBoard({ places, total, movedRatio, asOf }: DisasterBoardProps) {
  return (
    <Card
      title={`先转移完成 ${movedRatio === null ? '—' : `${Math.round(movedRatio * 100)}%`}`}
      end={
        <Text className="k-note">
          名单{total.listed}，先转移{total.moveFirst}，{asOf.slice(11, 16)}的情况
        </Text>
      }
    >
      <View role="list" aria-label="各村进展">
        {[total, ...places].map((place) => (
          <View key={place.areaCode + place.areaZh} role="listitem" className="k-place">
            <View className="k-place-head">
              <Text className="k-item-title">{place.areaZh}</Text>
              {place.overdue > 0 && <Tag tone="danger">过时没联系{place.overdue}</Tag>}
              {place.conflicts > 0 && <Tag tone="warn">说法不一{place.conflicts}</Tag>}
            </View>
            <View className="k-place-bar" aria-hidden>
              {BAR.map((state) => (
                <View
                  key={state}
                  className={`k-place-part k-place-part--${state}`}
                  style={{ flexGrow: place.states[state] }}
                />
              ))}
            </View>
            <Text className="k-note">{statesZh(place)}</Text>
            {place.shelterZh && <Text className="k-note">避灾点：{place.shelterZh}</Text>}
          </View>
        ))}
      </View>
    </Card>
  )
}
