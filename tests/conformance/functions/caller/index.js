const sdk = require('@cloudbase/node-sdk')

const app = sdk.init({ env: sdk.SYMBOL_CURRENT_ENV })

exports.main = async () => (await app.callFunction({ name: 'whoami', data: { from: 'caller' } })).result
