import Taro from '@tarojs/taro'

/** Opens a page over this one; parameters are encoded here and nowhere else. */
export async function openPage(path: string, params: Readonly<Record<string, string>> = {}): Promise<void> {
  const query = Object.entries(params).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  await Taro.navigateTo({ url: query.length > 0 ? `${path}?${query.join('&')}` : path })
}
