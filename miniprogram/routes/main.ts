/** Pages of the main package: what residents touch. The first one is the first screen. */
export const mainPages: string[] = ['pages/index/index']

/** Pages that only the browser has: choosing whom to be in a demonstration. */
export const browserPages: string[] = ['pages/demo/index']
