/** The part of wx-server-sdk that is used; its own declarations leave the open API untyped. */
interface WechatCloud {
  DYNAMIC_CURRENT_ENV: symbol
  init(options: { env: symbol }): void
  openapi: {
    subscribeMessage: { send(message: object): Promise<{ errCode?: number }> }
    security: { msgSecCheck(request: object): Promise<{ errCode?: number; result?: { suggest?: string } }> }
  }
}

let connected: Promise<WechatCloud> | undefined

/** The WeChat server SDK, loaded only by a call that speaks to WeChat. */
export const connectWechat = (): Promise<WechatCloud> => {
  connected ??= import('wx-server-sdk').then((loaded) => {
    const cloud = (loaded.default ?? loaded) as unknown as WechatCloud
    cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
    return cloud
  })
  return connected
}
