/** The little of Taro that hooks touch, over the browser's own storage. `jest.mock('@tarojs/taro', () => require(…))`. */
let showAgain: () => void = () => undefined

/** The page is come back to. */
export const comeBack = (): void => showAgain()

export const useDidShow = (listener: () => void): void => {
  showAgain = listener
}
export const useDidHide = (): void => undefined
export const useRouter = () => ({ params: {} })

const opened: string[] = []
const go = ({ url }: { url: string }): Promise<void> => {
  opened.push(url)
  return Promise.resolve()
}

const taro = {
  getStorageSync: (key: string): unknown => JSON.parse(localStorage.getItem(key) ?? '""'),
  setStorageSync: (key: string, value: unknown): void => localStorage.setItem(key, JSON.stringify(value)),
  navigateTo: go,
  redirectTo: go,
  reLaunch: go,
  makePhoneCall: () => Promise.resolve(),
  opened,
}
export default taro
