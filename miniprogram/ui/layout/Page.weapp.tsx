import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect } from 'react'
import { OfflineBar } from '../feedback/OfflineBar'
import { ToastHost } from '../feedback/Toast'
import { PrivacySheet } from '../privacy/PrivacySheet'
import { useLargeType } from '../theme/large-type'
import { LargeTypeSwitch } from './LargeTypeSwitch'
import './page.css'
import type { PageProps } from './page-props'
import { SideNav } from './SideNav'

/** The frame of every screen; WeChat itself draws the title bar and the way back. */
export function Page({ title, subtitle, children, layout = 'reading', nav, actions, footer, bare }: PageProps) {
  const { large } = useLargeType()
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title })
  }, [title])
  return (
    <View className={`k-root k-page k-page--${layout}${large ? ' k-large' : ''}`}>
      <OfflineBar />
      {!bare && (
        <View className="k-tools">
          {actions}
          <LargeTypeSwitch />
        </View>
      )}
      {nav && <SideNav items={nav} />}
      <View className="k-main">
        {subtitle && <Text className="k-subtitle">{subtitle}</Text>}
        {children}
      </View>
      {footer && (
        <View className="k-footer">
          <View className="k-footer-inner">{footer}</View>
        </View>
      )}
      <ToastHost />
      <PrivacySheet />
    </View>
  )
}
