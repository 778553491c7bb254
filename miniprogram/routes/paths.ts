/** Addresses that screens open from one another. A page's own folder is the address; change both together. */
export const paths = {
  home: '/pages/index/index',
  scan: '/pages/scan/index',
  place: '/pages/place/index',
  newRequest: '/pages/request/new/index',
  myRequests: '/pages/request/mine/index',
  statement: '/pages/statement/index',
  myData: '/pages/me/index',
  inbox: '/pages/inbox/index',
  workerToday: '/worker/today/index',
  officeQueue: '/office/queue/index',
} as const
