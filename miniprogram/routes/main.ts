/** Pages of the main package: what residents touch. The first one is the first screen. */
export const mainPages: string[] = [
  'pages/index/index',
  'pages/check/index',
  'pages/place/index',
  'pages/scan/index',
  'pages/request/new/index',
  'pages/request/done/index',
  'pages/request/mine/index',
  'pages/statement/index',
  'pages/me/index',
  'pages/sign/index',
  'pages/inbox/index',
]

/** Pages that only the browser has: choosing whom to be in a demonstration. */
export const browserPages: string[] = ['pages/demo/index']
