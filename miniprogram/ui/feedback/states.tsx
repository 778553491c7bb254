import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Button } from '../actions/Button'
import { Icon, type IconName } from '../theme/Icon'
import './feedback.css'

interface BlankProps {
  title: string
  /** What to do next, in a plain sentence. */
  note?: ReactNode
  icon?: IconName
  children?: ReactNode
}

/** Nothing here (yet), and what one can do about it. */
export function EmptyState({ title, note, icon = 'list', children }: BlankProps) {
  return (
    <View className="k-blank">
      <View className="k-blank-icon">
        <Icon name={icon} />
      </View>
      <View className="k-blank-title">{title}</View>
      {note && <View className="k-blank-note">{note}</View>}
      {children}
    </View>
  )
}

/** The shape of what is coming; after 400 ms (`slow`) it also says so. */
export function LoadingState({ lines = 3, slow }: { lines?: number; slow?: boolean }) {
  return (
    <View className="k-skeleton" role="status" aria-label="正在读取">
      <View className="k-skeleton-line k-skeleton-line--short" />
      {Array.from({ length: lines }, (_, index) => (
        <View key={index} className="k-skeleton-line k-skeleton-line--block" />
      ))}
      {slow && <View className="k-note">正在读取，请稍等…</View>}
    </View>
  )
}

/** What went wrong, in the sentence the server gave, and a way to try again. */
export function ErrorState({
  messageZh,
  onRetry,
  children,
}: {
  messageZh: string
  onRetry?: () => unknown
  children?: ReactNode
}) {
  return (
    <View className="k-blank k-blank--error" role="alert">
      <View className="k-blank-icon">
        <Icon name="alert" />
      </View>
      <View className="k-blank-title">{messageZh}</View>
      {onRetry && (
        <Button icon="retry" onPress={onRetry}>
          再试一次
        </Button>
      )}
      {children}
    </View>
  )
}
