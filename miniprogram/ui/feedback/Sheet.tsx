import Popup from '@taroify/core/popup'
import '@taroify/core/backdrop/index.css'
import '@taroify/core/popup/index.css'
import '@taroify/core/transition/index.css'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Button } from '../actions/Button'
import { Pressable } from '../actions/Pressable'
import { Heading } from '../theme/Heading'
import { Icon } from '../theme/Icon'
import './feedback.css'

export interface SheetProps {
  open: boolean
  title: string
  onClose: () => void
  children: ReactNode
}

/** A panel from the bottom edge over the page; tapping outside closes it. */
export function Sheet({ open, title, onClose, children }: SheetProps) {
  return (
    <Popup className="k-sheet" placement="bottom" open={open} onClose={onClose}>
      <View className="k-sheet-inner" role="dialog" aria-label={title}>
        <View className="k-sheet-head">
          <Heading>{title}</Heading>
          <View>
            <Pressable className="k-sheet-close" label="关闭" onPress={onClose}>
              <Icon name="close" size={1.3} />
            </Pressable>
          </View>
        </View>
        {children}
      </View>
    </Popup>
  )
}

export interface ConfirmSheetProps extends Omit<SheetProps, 'children'> {
  /** What will happen, in full. */
  words: ReactNode
  confirmLabel: string
  danger?: boolean
  /** May return a promise; the sheet stays busy until it settles. */
  onConfirm: () => unknown
}

/** One question before something that cannot be undone. */
export function ConfirmSheet({ words, confirmLabel, danger, onConfirm, ...sheet }: ConfirmSheetProps) {
  return (
    <Sheet {...sheet}>
      <View>{words}</View>
      <Button kind={danger ? 'danger' : 'primary'} size="l" block onPress={onConfirm}>
        {confirmLabel}
      </Button>
      <Button kind="quiet" block onPress={sheet.onClose}>
        再想想
      </Button>
    </Sheet>
  )
}
