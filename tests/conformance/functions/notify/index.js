const cloud = require('wx-server-sdk')

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })

/** Calls a WeChat API and returns what came of it, error or not. */
exports.main = async ({ api, request }) => {
  const apis = { msgSecCheck: cloud.openapi.security.msgSecCheck, getQRCode: cloud.openapi.wxacode.get }
  const call = apis[api] ?? cloud.openapi.subscribeMessage.send
  try {
    return await call(request)
  } catch (error) {
    return { errCode: error.errCode, errMsg: error.errMsg }
  }
}
