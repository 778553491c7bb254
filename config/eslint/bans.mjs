/** What may not stand where, as data: a selector of the syntax tree and the sentence its author reads. */
const ban = (selector, message) => ({ selector, message })

export const everywhere = [
  ban(
    "MemberExpression[object.name=/^(it|test|describe)$/][property.name='only']",
    'A focused test hides all the others.',
  ),
  ban('CallExpression[callee.name=/^(fit|fdescribe)$/]', 'A focused test hides all the others.'),
]

/** The domain is pure: clock, chance and effects arrive as arguments. */
export const pureDomain = [
  ban("MemberExpression[object.name='Date'][property.name='now']", 'The clock arrives as an argument.'),
  ban("NewExpression[callee.name='Date'][arguments.length=0]", 'The clock arrives as an argument.'),
  ban("CallExpression[callee.name='Date']", 'The clock arrives as an argument.'),
  ban("CallExpression[callee.name='dayjs'][arguments.length=0]", 'The clock arrives as an argument.'),
  ban("MemberExpression[object.name='Math'][property.name='random']", 'Chance arrives as an argument.'),
]

export const pureGlobals = [
  'process',
  'console',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'fetch',
  'crypto',
  'performance',
  'require',
  'globalThis',
  'window',
  'document',
  'localStorage',
  'wx',
  'Buffer',
].map((name) => ({ name, message: 'shared/ has no effects: pass what you need as an argument.' }))

/** Platform differences are twin files (`x.weapp.ts`, `x.h5.ts`), never branches. */
export const noPlatformBranches = [
  ban("MemberExpression[property.name='TARO_ENV']", 'A platform difference is a twin file, not a branch.'),
  ban(
    'CallExpression[callee.property.name=/^(getEnv|getEnvType)$/]',
    'A platform difference is a twin file, not a branch.',
  ),
]

export const noCloudOutsideTransport = [
  ban("MemberExpression[object.name=/^(Taro|wx)$/][property.name='cloud']", 'Only cloud/transport knows Taro.cloud.'),
]

export const noCollectionsOutsideStore = [
  ban("CallExpression[callee.property.name='collection']", 'Only runtime/store knows collections.'),
]
