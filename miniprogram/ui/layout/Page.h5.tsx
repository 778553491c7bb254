import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { Pressable } from '../actions/Pressable'
import { OfflineBar } from '../feedback/OfflineBar'
import { ToastHost } from '../feedback/Toast'
import { Icon } from '../theme/Icon'
import { useLargeType } from '../theme/large-type'
import { DemoBar } from '../../demo/DemoBar'
import { goBack } from './go-back'
import { LargeTypeSwitch } from './LargeTypeSwitch'
import './page.css'
import type { PageProps } from './page-props'
import { SideNav } from './SideNav'

/** The frame of every screen: demonstration bar, title, offline bar, content, main action. */
export function Page({ title, subtitle, children, layout = 'reading', nav, actions, footer, bare }: PageProps) {
  const { large } = useLargeType()
  useEffect(() => {
    document.title = `${title} · 叩门`
  }, [title])
  return (
    <View className={`k-root k-page k-page--${layout}${large ? ' k-large' : ''}`}>
      <DemoBar />
      {!bare && (
        <header className="k-bar">
          <div className="k-bar-inner">
            <Pressable className="k-bar-icon" label="返回" onPress={goBack}>
              <Icon name="back" size={1.4} />
            </Pressable>
            <h1 className="k-bar-title" style={{ margin: 0 }}>
              {title}
            </h1>
            {actions}
            <LargeTypeSwitch />
          </div>
        </header>
      )}
      <OfflineBar />
      <View className={nav ? 'k-body--nav' : ''} style={nav ? undefined : { display: 'flex', flex: 1 }}>
        {nav && <SideNav items={nav} />}
        <main className="k-main">
          {subtitle && (
            <p className="k-subtitle" style={{ margin: 0 }}>
              {subtitle}
            </p>
          )}
          {children}
        </main>
      </View>
      {footer && (
        <footer className="k-footer">
          <div className="k-footer-inner">{footer}</div>
        </footer>
      )}
      <ToastHost />
    </View>
  )
}
