/** Addresses that screens open from one another. A page's own folder is the address; change both together. */
export const paths = {
  home: '/pages/index/index',
  place: '/pages/place/index',
  newRequest: '/pages/requests/new/index',
  myRequests: '/pages/requests/index',
  statement: '/pages/statement/index',
  myData: '/pages/my-data/index',
  inbox: '/pages/inbox/index',
  workerToday: '/worker/today/index',
  officeQueue: '/office/queue/index',
} as const
