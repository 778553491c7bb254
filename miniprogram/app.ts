import type { PropsWithChildren } from 'react'
import './app.css'
import { startCloud } from './cloud/start-cloud'

startCloud()

export default function App({ children }: PropsWithChildren) {
  return children
}
