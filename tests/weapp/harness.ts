import { existsSync } from 'node:fs'
import path from 'node:path'

/** Where the mini-program was built. */
export const DIST = path.resolve(__dirname, '../../dist/weapp')

type Fields = Record<string, unknown>
type Listener = (fields: Fields) => unknown

/** A page as miniprogram-simulate renders it: an exparser component with WeChat's life cycle. */
interface PageInstance {
  route: string
  options: Fields
  onLoad?: Listener
  onShow?: () => void
  onReady?: () => void
  onUnload?: () => void
}

interface RenderedPage {
  instance: PageInstance
  dom: HTMLElement
  attach(host: HTMLElement): void
  _exparserNode: Node_
}

/** As much of exparser's tree as is walked here. */
interface Node_ {
  is?: string
  shadowRoot?: Node_ & { querySelector(selector: string): Node_ | null }
  childNodes?: readonly Node_[]
  parentNode?: Node_
  $$?: HTMLElement
  textContent?: string
}

interface Simulate {
  load(page: string, tag: string, options: Fields): string
  render(id: string): RenderedPage
}

interface Exparser {
  Event: {
    create(name: string, detail: unknown, options: Fields): unknown
    dispatchEvent(node: Node_, event: unknown): void
  }
}

/** Every call the pages made of `wx`, in order. */
export interface WxCall {
  name: string
  options: Fields
}

export interface WeappPage {
  /** All words on the page, spaces folded. */
  words(): string
  /** Taps the node with the id; throws when there is none. */
  tap(id: string): void
  has(selector: string): boolean
  /** Tells a node something happened (`input` with `{ value }`). */
  fire(selector: string, event: string, detail?: Fields): void
}

export interface WeappApp {
  calls: readonly WxCall[]
  /** Answers of functions, by `capability.action`. A missing one is refused as NOT_FOUND. */
  answer(name: string, give: (input: unknown) => unknown): void
  open(route: string, query?: Record<string, string>): Promise<WeappPage>
}

const DEVICE = {
  windowWidth: 390,
  windowHeight: 844,
  screenWidth: 390,
  screenHeight: 844,
  pixelRatio: 2,
  platform: 'devtools',
  SDKVersion: '3.6.0',
}

/**
 * Starts the compiled mini-program in this jsdom, on a fresh module registry. Anything of `wx` that is not given is a
 * call that succeeds with nothing and is recorded.
 */
export function startWeapp(wxGiven: Fields = {}): WeappApp {
  if (!existsSync(path.join(DIST, 'app.json')))
    throw new Error('dist/weapp is missing: run `npm run -s build -- weapp` first')
  jest.resetModules()
  document.body.innerHTML = ''
  const calls: WxCall[] = []
  const answers = new Map<string, (input: unknown) => unknown>()
  const world = globalThis as unknown as Fields & { wx: unknown }
  // WeChat has none; libraries would otherwise mix jsdom's with Taro's own document.
  world.MutationObserver = undefined
  // Real names, because the simulator must be loaded after the line above.
  const simulate = require('miniprogram-simulate') as Simulate
  world.wx = pretendWx({ ...cloudOf(answers, calls), ...wxGiven }, calls)

  let app: Fields = {}
  const pages: PageInstance[] = []
  world.getApp = () => app
  world.getCurrentPages = () => pages
  world.App = (definition: Fields) => (app = definition)
  const component = world.Component as (definition: Fields) => void
  world.Page = (definition: Fields) => {
    const methods = Object.fromEntries(Object.entries(definition).filter(([, value]) => typeof value === 'function'))
    component({ data: definition.data, methods, options: { ...(definition.options as Fields) } })
  }

  require(path.join(DIST, 'app.js'))
  const launch = { path: '', query: {}, scene: 1001 }
  ;(app.onLaunch as Listener | undefined)?.call(app, launch)
  ;(app.onShow as Listener | undefined)?.call(app, launch)

  return {
    calls,
    answer: (name, give) => void answers.set(name, give),
    open: async (route, query = {}) => {
      const id = simulate.load(path.join(DIST, route), 'page', { compiler: 'official', rootPath: DIST })
      const page = simulate.render(id)
      const { instance } = page
      instance.route = route
      instance.options = query
      pages.push(instance)
      const host = document.createElement('div')
      document.body.append(host)
      page.attach(host)
      await instance.onLoad?.(query)
      instance.onShow?.()
      instance.onReady?.()
      await pause(30)
      return handle(page)
    },
  }
}

const handle = (page: RenderedPage): WeappPage => {
  const find = (selector: string): Node_ => {
    const node = deepQuery(page._exparserNode, selector)
    if (!node) throw new Error(`no ${selector} on the page; it says: ${words(page)}`)
    return node
  }
  const fire = (selector: string, event: string, detail: Fields = {}): void => {
    const exparser = require('miniprogram-exparser') as Exparser
    const options = {
      bubbles: true,
      capturePhase: true,
      composed: true,
      extraFields: { touches: [], changedTouches: [] },
    }
    exparser.Event.dispatchEvent(find(selector), exparser.Event.create(event, detail, options))
  }
  return {
    words: () => words(page),
    has: (selector) => deepQuery(page._exparserNode, selector) !== null,
    fire,
    tap: (id) => fire(`#${id}`, 'tap'),
  }
}

const words = (page: RenderedPage): string => (page.dom.textContent ?? '').replace(/\s+/g, ' ')

/** Looks inside nested components' shadow trees too: Taro renders deep trees through its own recursive component. */
function deepQuery(node: Node_, selector: string): Node_ | null {
  const inside = node.shadowRoot
  const hit = inside?.querySelector(selector) ?? (inside ? deepQuery(inside, selector) : null)
  if (hit) return hit
  for (const child of node.childNodes ?? []) {
    const found = deepQuery(child, selector)
    if (found) return found
  }
  return null
}

function cloudOf(answers: ReadonlyMap<string, (input: unknown) => unknown>, calls: WxCall[]): Fields {
  const callFunction = async ({
    name,
    data,
  }: {
    name: string
    data: { action: string; input: unknown }
  }): Promise<Fields> => {
    calls.push({ name: 'cloud.callFunction', options: { name, data } })
    const give = answers.get(`${name}.${data.action}`)
    const base = { traceId: 'test', serverTime: '2026-11-23T09:00:00.000+08:00' }
    if (give) return { result: { ok: true, data: give(data.input), ...base } }
    const error = { code: 'NOT_FOUND', messageZh: '没有找到，请核对后再试。', retry: false, fields: [] }
    return { result: { ok: false, error, ...base } }
  }
  return { cloud: { init: () => undefined, callFunction } }
}

/** Taro looks once at the names `wx` has; these it must find there. The rest it brings itself. */
const WX_NAMES = [
  'onNetworkStatusChange',
  'onAppShow',
  'onError',
  'onUnhandledRejection',
  'onPageNotFound',
  'getRecorderManager',
  'createInnerAudioContext',
  'getFileSystemManager',
  'createSelectorQuery',
  'getNetworkType',
  'navigateTo',
  'redirectTo',
  'reLaunch',
  'navigateBack',
  'setNavigationBarTitle',
  'makePhoneCall',
  'scanCode',
  'chooseMedia',
  'compressImage',
  'authorize',
  'requestSubscribeMessage',
  'canvasToTempFilePath',
  'request',
] as const

function pretendWx(given: Fields, calls: WxCall[]): Fields {
  const stored = new Map<string, unknown>()
  const known: Fields = {
    canIUse: () => true,
    nextTick: (work: () => void) => setTimeout(work, 0),
    getSystemInfoSync: () => DEVICE,
    getWindowInfo: () => DEVICE,
    getAppBaseInfo: () => DEVICE,
    getDeviceInfo: () => DEVICE,
    getLaunchOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
    getEnterOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
    getMenuButtonBoundingClientRect: () => ({ top: 4, height: 32 }),
    getStorageSync: (key: string) => stored.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => stored.set(key, value),
    removeStorageSync: (key: string) => stored.delete(key),
    ...given,
  }
  const recorded =
    (name: string) =>
    (options: Fields = {}): Promise<Fields> => {
      calls.push({ name, options })
      const answer = { errMsg: `${name}:ok` }
      ;(options.success as Listener | undefined)?.(answer)
      ;(options.complete as Listener | undefined)?.(answer)
      return Promise.resolve(answer)
    }
  for (const name of WX_NAMES) known[name] ??= recorded(name)
  return new Proxy(known, {
    get: (target, name) => {
      if (typeof name !== 'string' || name === 'webpackJsonp') return name === 'webpackJsonp' ? target[name] : undefined
      return (target[name] ??= recorded(name))
    },
  })
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Polls until the assertion holds; throws its last complaint. */
export async function eventually(assertion: () => void, withinMs = 3000): Promise<void> {
  const end = Date.now() + withinMs
  for (;;) {
    try {
      return assertion()
    } catch (complaint) {
      if (Date.now() > end) throw complaint
    }
    await pause(15)
  }
}
