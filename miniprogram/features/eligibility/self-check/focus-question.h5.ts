/** Taro's elements draw themselves after React has placed them, and are moved then: focus given too early is lost. */
const FRAMES_TO_WATCH = 40

/**
 * Moves the screen reader and the keyboard to what is new on the page, and brings it into sight. Holds on until the page
 * has come to rest, or the person has gone elsewhere.
 */
export const focusQuestion = (id: string, frames = FRAMES_TO_WATCH): void => {
  const heading = document.getElementById(id)
  const { activeElement } = document
  const isNobodys = activeElement === null || activeElement === document.body
  const isOurs = frames === FRAMES_TO_WATCH || isNobodys
  if (heading && heading !== activeElement && isOurs) {
    heading.setAttribute('tabindex', '-1')
    heading.focus({ preventScroll: true })
    // Whatever box scrolls: the page's own, not the window.
    heading.scrollIntoView({ block: 'start' })
  }
  if (frames > 0 && (isOurs || heading === activeElement)) requestAnimationFrame(() => focusQuestion(id, frames - 1))
}
