/** Pages of the sub-package for grid workers, relative to `worker/`. */
export const workerPages: string[] = [
  'today/index',
  'plan/index',
  'task/index',
  'visit/index',
  'read/index',
  'sign/index',
  'code/index',
  'harm/index',
  'sealed/index',
  'requests/index',
  'moves/index',
]
