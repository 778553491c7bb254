const sdk = require('@cloudbase/node-sdk')

const app = sdk.init({ env: sdk.SYMBOL_CURRENT_ENV })

/** Tells who it believes is calling, after an optional pause, and what the database holds. */
exports.main = async (event, context) => {
  const before = process.env.WX_OPENID
  if (event.pauseMs) await new Promise((resolve) => setTimeout(resolve, event.pauseMs))
  const { total } = await app.database().collection('conformance').count()
  const fromContext = JSON.parse(context.environment)
  return {
    before,
    openid: process.env.WX_OPENID,
    uid: process.env.TCB_UUID,
    trigger: process.env.TRIGGER_SRC,
    contextOpenid: fromContext.WX_OPENID,
    sdkContext: sdk.getCloudbaseContext().WX_OPENID,
    now: new Date().toISOString(),
    total,
    event,
  }
}
