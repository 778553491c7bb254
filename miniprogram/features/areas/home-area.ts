import Taro from '@tarojs/taro'

const KEY = 'koumen.homeArea'
/** The county: whoever has scanned no plate yet is answered by its duty desk. */
const COUNTY = '339921'

/** The area of the plate last scanned on this device: a place, nothing about who lives there. */
export const homeArea = (): string => (Taro.getStorageSync(KEY) as string) || COUNTY

export const rememberHomeArea = (areaCode: string): void => Taro.setStorageSync(KEY, areaCode)
