import { Pressable } from '../actions/Pressable'
import { Icon } from '../theme/Icon'
import { useLargeType } from '../theme/large-type'

/** Always in reach: larger words and targets for whoever needs them. */
export function LargeTypeSwitch() {
  const { large, toggle } = useLargeType()
  return (
    <Pressable className="k-size" role="switch" checked={large} label="大字模式" onPress={toggle}>
      <Icon name="type" />
      {large ? '标准字' : '大字'}
    </Pressable>
  )
}
