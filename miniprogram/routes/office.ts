/** Pages of the sub-package for township and department officers, relative to `office/`. */
export const officePages: string[] = ['queue/index']
