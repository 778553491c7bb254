/** The one list of functions. From it come bundles, `cloudbaserc.json`, the stand-in and the deployment. */
export interface TimerSpec {
  name: string
  /** CloudBase's seven fields: second minute hour day month weekday year, Asia/Shanghai. */
  cron: string
}

export interface FunctionSpec {
  name: string
  timeoutSeconds: number
  memoryMb: number
  timers: readonly TimerSpec[]
  /** WeChat APIs for `permissions.openapi`; calling another one answers -604101. */
  openapi: readonly string[]
}

const EVERY_MINUTE = '0 * * * * * *'

const fn = (name: string, more: Partial<Omit<FunctionSpec, 'name'>> = {}): FunctionSpec => ({
  name,
  timeoutSeconds: 20,
  memoryMb: 256,
  timers: [],
  openapi: [],
  ...more,
})

export const functions: readonly FunctionSpec[] = [
  fn('access', {
    timeoutSeconds: 60,
    timers: [
      { name: 'seal-audit', cron: '30 * * * * * *' },
      { name: 'purge-expired', cron: '0 40 3 * * * *' },
    ],
  }),
  fn('applications', { timers: [{ name: 'open-requested', cron: '20 * * * * * *' }] }),
  fn('areas'),
  fn('consents'),
  fn('doorplates'),
  fn('eligibility', {
    timeoutSeconds: 60,
    memoryMb: 512,
    timers: [{ name: 'continue-previews', cron: '40 * * * * * *' }],
  }),
  fn('feeds', {
    timeoutSeconds: 60,
    memoryMb: 512,
    timers: [{ name: 'continue-imports', cron: EVERY_MINUTE }],
  }),
  fn('households'),
  fn('notifications', {
    timeoutSeconds: 60,
    timers: [{ name: 'deliver-outbox', cron: EVERY_MINUTE }],
    openapi: ['subscribeMessage.send'],
  }),
  fn('requests', {
    openapi: ['security.msgSecCheck'],
    timers: [{ name: 'drop-declared', cron: '0 50 3 * * * *' }],
  }),
  fn('statements'),
  fn('tasks', {
    timeoutSeconds: 60,
    timers: [{ name: 'escalate-overdue', cron: '45 */10 * * * * *' }],
  }),
  fn('visits', {
    timeoutSeconds: 60,
    memoryMb: 512,
    timers: [
      { name: 'rework-risks', cron: '35 */10 * * * * *' },
      { name: 'plan-visits', cron: '25 3-59/10 * * * * *' },
      { name: 'watch-visits', cron: '0 30 8 * * * *' },
    ],
  }),
  fn('warnings', {
    timeoutSeconds: 60,
    memoryMb: 512,
    timers: [
      { name: 'scan', cron: '0 10 6 * * * *' },
      { name: 'scan-changed', cron: '20 */5 * * * * *' },
      { name: 'scan-full', cron: '50 * * * * * *' },
      { name: 'scan-areas', cron: '0 40 6 * * * *' },
      { name: 'rescan-after-rules', cron: '35 * * * * * *' },
      { name: 'yearly-checks', cron: '25 * * * * * *' },
      { name: 'fill-disasters', cron: '10 * * * * * *' },
    ],
  }),
]
