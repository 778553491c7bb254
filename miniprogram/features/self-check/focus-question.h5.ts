/** Moves the screen reader and the keyboard to what is new on the page, and the page to its top. */
export const focusQuestion = (id: string): void => {
  const heading = document.getElementById(id)
  if (!heading) return
  heading.setAttribute('tabindex', '-1')
  heading.focus({ preventScroll: true })
  window.scrollTo({ top: 0 })
}
