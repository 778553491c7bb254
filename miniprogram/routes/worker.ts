/** Pages of the sub-package for grid workers, relative to `worker/`. */
export const workerPages: string[] = ['today/index']
