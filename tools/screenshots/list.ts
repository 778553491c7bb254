import type { Shot } from './shot'

/** Every screen, in the order of the story. To add one: a line here; `before` brings the county to that moment. */
export const SHOTS: readonly Shot[] = [
  { name: '00-who-to-be', route: '/pages/demo/index' },
  { name: '01-home', as: 'ye-genfu', route: '/pages/index/index' },
  { name: '01-home-large', as: 'ye-genfu', route: '/pages/index/index', largeType: true },
  { name: '10-worker-today', as: 'story-worker', route: '/worker/today/index' },
  { name: '20-office-queue', as: 'story-officer', route: '/office/queue/index' },
]
