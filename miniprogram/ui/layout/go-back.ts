import Taro from '@tarojs/taro'

/** One page back, or to the first screen when this page was opened directly. */
export const goBack = (): void => {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else void Taro.reLaunch({ url: '/pages/index/index' })
}
