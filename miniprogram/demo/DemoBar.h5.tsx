import { lazy, Suspense } from 'react'
import { useDemo } from './demo-accounts'

const DemoStrip = lazy(() => import('./DemoStrip').then((module) => ({ default: module.DemoStrip })))

/** In a demonstration: who this window is, what WeChat would show, the day it is. Elsewhere nothing, and nothing is loaded. */
export function DemoBar() {
  const accounts = useDemo()
  if (!accounts) return null
  return (
    <Suspense fallback={null}>
      <DemoStrip />
    </Suspense>
  )
}
