import type { Page } from 'playwright-core'
import { compareCertificates, writeRule } from './checks-story'
import { closeWarnings, openTyphoon } from './ledger-story'
import { acceptTask, askForHelp, findPlate, visitHome } from './plate-story'
import { proposeStandard } from './rules-story'
import { nameFamily, toPapers, toResults } from './self-check-story'
import type { Shot } from './shot'
import { planDecember } from './visit-story'
import { aidHer, findWarning, hearHer, sendVisit } from './warning-story'

async function tap(page: Page, words: string): Promise<void> {
  await page.getByText(words).first().click()
  await page.waitForLoadState('networkidle')
}

/** Every screen, in the order of the story. To add one: a line here; `before` brings the county to that moment. */
export const SHOTS: readonly Shot[] = [
  { name: '00-who-to-be', route: '/pages/demo/index' },
  { name: '01-home', as: 'ye-genfu', route: '/pages/index/index', before: findPlate, inReadme: 'phone' },
  { name: '02-home-large-type', as: 'ye-genfu', route: '/pages/index/index', largeType: true, inReadme: 'phone' },
  { name: '03-scan', as: 'ye-genfu', route: '/pages/scan/index' },
  {
    name: '04-place',
    as: 'ye-genfu',
    route: (note) => `/pages/place/index?plate=${note('溪边路17号')}`,
    inReadme: 'phone',
  },
  {
    name: '05-request',
    as: 'ye-genfu',
    route: (note) => `/pages/place/index?plate=${note('溪边路17号')}`,
    prepare: (page) => tap(page, '我要求助'),
  },
  { name: '06-statement-not-verified', as: 'ye-genfu', route: '/pages/statement/index' },
  { name: '08-self-check-people', route: '/pages/check/index', prepare: nameFamily, fullPage: true },
  { name: '09-self-check-papers', route: '/pages/check/index', prepare: toPapers, fullPage: true },
  { name: '09-self-check-results', route: '/pages/check/index', prepare: toResults, fullPage: true },
  { name: '09-self-check-large-type', route: '/pages/check/index', largeType: true },
  { name: '07-my-requests', as: 'ye-genfu', route: '/pages/request/mine/index', before: askForHelp },
  { name: '10-worker-today', as: 'story-worker', route: '/worker/today/index' },
  { name: '11-worker-task', as: 'story-worker', route: (note) => `/worker/task/index?task=${note('ye.task')}` },
  {
    name: '12-worker-visit',
    as: 'story-worker',
    route: (note) => `/worker/visit/index?task=${note('ye.task')}`,
    before: acceptTask,
    fullPage: true,
  },
  { name: '13-statement', as: 'ye-genfu', route: '/pages/statement/index', before: visitHome, inReadme: 'phone' },
  { name: '14-my-data', as: 'ye-genfu', route: '/pages/me/index' },
  { name: '15-inbox', as: 'story-worker', route: '/pages/inbox/index' },
  { name: '16-worker-read', as: 'story-worker', route: (note) => `/worker/read/index?task=${note('ye.task')}` },
  {
    name: '20-office-queue',
    as: 'story-officer',
    route: '/office/queue/index',
    before: findWarning,
    inReadme: 'desktop',
  },
  {
    name: '21-office-warning',
    as: 'story-officer',
    route: (note) => `/office/warning/index?warning=${note('lin.warning')}`,
    inReadme: 'desktop',
  },
  {
    name: '22-worker-care-visit',
    as: 'story-worker',
    route: (note) => `/worker/task/index?task=${note('lin.task')}`,
    before: sendVisit,
    inReadme: 'phone',
  },
  { name: '23-worker-harm', as: 'story-worker', route: (note) => `/worker/harm/index?task=${note('lin.task')}` },
  { name: '30-office-items', as: 'story-officer', route: '/office/items/index', before: hearHer },
  {
    name: '31-office-item',
    as: 'story-officer',
    route: (note) => `/office/item/index?item=${note('lin.item')}`,
    before: aidHer,
    fullPage: true,
  },
  {
    name: '32-office-print',
    as: 'story-officer',
    route: (note) => `/office/print/index?item=${note('lin.item')}&sheet=notice`,
    fullPage: true,
  },
  {
    name: '37-office-household',
    as: 'story-officer',
    route: (note) => `/office/item/index?item=${note('lin.item')}`,
    prepare: (page) => tap(page, '打开这户档案'),
    inReadme: 'desktop',
  },
  { name: '33-office-households', as: 'story-officer', route: '/office/households/index' },
  { name: '34-office-requests', as: 'story-officer', route: '/office/requests/index' },
  { name: '35-office-tasks', as: 'story-officer', route: '/office/tasks/index' },
  { name: '36-office-feeds', as: 'medical-insurance', route: '/office/feeds/index' },
  { name: '24-office-ledger', as: 'dispatcher', route: '/office/ledger/index', before: closeWarnings, fullPage: true },
  { name: '25-office-silent', as: 'dispatcher', route: '/office/silent/index', fullPage: true },
  {
    name: '26-office-disaster',
    as: 'story-officer',
    route: '/office/disaster/index',
    before: openTyphoon,
    fullPage: true,
  },
  { name: '27-office-checks', as: 'civil-affairs', route: '/office/checks/index', fullPage: true },
  {
    name: '28-office-yearly-check',
    as: 'disabled-federation',
    route: '/office/yearly-check/index',
    before: compareCertificates,
    fullPage: true,
  },
  {
    name: '28-office-yearly-person',
    as: 'disabled-federation',
    route: '/office/yearly-check/index',
    prepare: async (page) => {
      await page.getByRole('radio', { name: /^全部/ }).click()
      await page.waitForLoadState('networkidle')
      await page.getByRole('list', { name: '持证的人' }).getByRole('button').first().click()
    },
    fullPage: true,
  },
  { name: '29-warning-rules', as: 'dispatcher', route: '/office/warning-rules/index', before: writeRule },
  {
    name: '29-warning-rule-write',
    as: 'housing',
    route: '/office/warning-rule/index',
    prepare: async (page) => {
      await page.getByRole('textbox', { name: '找哪一项' }).fill('鉴定等级')
      await tap(page, '鉴定等级')
      await page.getByRole('textbox', { name: '找哪一项' }).fill('年龄')
      await tap(page, '年龄')
    },
    fullPage: true,
  },
  {
    name: '29-warning-rule',
    as: 'dispatcher',
    route: (note) => `/office/warning-rule/index?change=${note('rule.change')}`,
    fullPage: true,
  },
  { name: '40-statement-of-three', as: 'lin-xiuyun', route: '/pages/statement/index', fullPage: true },
  { name: '50-policies', as: 'story-officer', route: '/office/policies/index' },
  { name: '51-policy', as: 'story-officer', route: '/office/policy/index?policy=dibao', fullPage: true },
  {
    name: '52-policy-tried',
    as: 'story-officer',
    route: '/office/policy/index?policy=dibao',
    prepare: async (page) => {
      await page.getByRole('radio', { name: /^待核实/ }).click()
      await tap(page, '大病家庭')
    },
  },
  { name: '53-parameters', as: 'dispatcher', route: '/office/parameters/index?parameter=standard.dibao' },
  {
    name: '54-new-value',
    as: 'dispatcher',
    route: '/office/parameters/index?parameter=standard.dibao',
    prepare: (page) => tap(page, '提出新值'),
    fullPage: true,
  },
  { name: '55-changes', as: 'civil-affairs', route: '/office/changes/index', before: proposeStandard },
  {
    name: '56-change',
    as: 'civil-affairs',
    route: (note) => `/office/change/index?change=${note('rules.change')}`,
    fullPage: true,
  },
  { name: '57-coverage', as: 'story-officer', route: '/office/policy-coverage/index' },
  // The clock jumps: what follows is a week and a half later.
  { name: '60-worker-plan', as: 'story-worker', route: '/worker/plan/index', before: planDecember, fullPage: true },
  { name: '61-office-visits', as: 'story-officer', route: '/office/visits/index', fullPage: true },
  {
    name: '62-office-risk',
    as: 'story-officer',
    route: (note) => `/office/item/index?item=${note('lin.item')}`,
    prepare: (page) => tap(page, '打开这户档案'),
    fullPage: true,
  },
]
