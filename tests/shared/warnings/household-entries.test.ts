import type { WarningRow } from '@shared/warnings/contract'
import { householdEntries } from '@shared/warnings/household-entries'

const row = (warningId: string, more: Partial<WarningRow>): WarningRow => ({
  warningId,
  version: 1,
  ruleId: 'r',
  titleZh: '大额医疗',
  severity: 'yellow',
  personNameZh: '林秀云',
  addressZh: '水井巷8号',
  areaZh: '前渡村',
  householdId: 'home-lin',
  openedAt: '2026-11-23T06:10:00.000+08:00',
  dueOn: '2026-11-30',
  dueZh: '11月30日前',
  overdue: false,
  status: 'open',
  statusZh: '待处理',
  lastHandlingZh: null,
  lastOutcomeZh: null,
  lookAgainZh: null,
  ...more,
})

test('warnings of one household are one entry: all reasons, highest severity, nearest deadline', () => {
  const [entry, ...rest] = householdEntries([
    row('a', {}),
    row('b', { severity: 'red', titleZh: '断电', dueOn: '2026-12-02', dueZh: '12月2日前' }),
    row('c', { titleZh: '大额医疗', personNameZh: '吴建平', dueOn: '2026-11-20', dueZh: '11月20日前', overdue: true }),
  ])
  expect(rest).toEqual([])
  expect(entry).toMatchObject({
    severity: 'red',
    dueOn: '2026-11-20',
    overdue: true,
    namesZh: '林秀云、吴建平',
    reasonsZh: '断电、大额医疗',
  })
  expect(entry?.rows.map(({ warningId }) => warningId)).toEqual(['b', 'c', 'a'])
})

test('most urgent first, then the nearest deadline; areas and feeds stand by themselves', () => {
  const entries = householdEntries([
    row('late', { householdId: 'h1', dueOn: '2026-12-01' }),
    row('soon', { householdId: 'h2', dueOn: '2026-11-25' }),
    row('area', { householdId: null, severity: 'orange' }),
    row('feed', { householdId: null, severity: 'orange', dueOn: '2026-11-24' }),
  ])
  expect(entries.map(({ rows }) => rows[0].warningId)).toEqual(['feed', 'area', 'soon', 'late'])
})
