/**
 * npm starts a script through a shell, and a signal sent to npm ends that shell and leaves the server alone behind.
 * Under npm, the server therefore ends when its parent does.
 */
export const stopWithParent = (stop: () => unknown): void => {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) void stop()
  }, 200).unref()
}
