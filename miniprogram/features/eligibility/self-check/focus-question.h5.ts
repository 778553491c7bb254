/** Frames to wait for: Taro's elements are hidden, and cannot be focused, until they have drawn themselves. */
const MOST_FRAMES = 40

/** Moves the screen reader and the keyboard to what is new on the page, and the page to its top. */
export const focusQuestion = (id: string, frames = MOST_FRAMES): void => {
  const heading = document.getElementById(id)
  heading?.setAttribute('tabindex', '-1')
  heading?.focus({ preventScroll: true })
  if (frames === MOST_FRAMES) window.scrollTo({ top: 0 })
  if (document.activeElement !== heading && frames > 0) requestAnimationFrame(() => focusQuestion(id, frames - 1))
}
