/** A phone has no printer: officers print from the browser. */
export const PrintButton = (_: { children?: string }) => null
