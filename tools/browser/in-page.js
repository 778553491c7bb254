// Runs inside the page under test (plain JavaScript: it is sent to the browser as it stands). Answers what an eye would
// see at once: a page that scrolls sideways, text cut off or lying on other text, glyphs the font lacks.
;(() => {
  const TOLERANCE_PX = 2

  const isSeen = (element) => {
    const style = getComputedStyle(element)
    const box = element.getBoundingClientRect()
    return style.visibility !== 'hidden' && Number(style.opacity) > 0.01 && box.width > 1 && box.height > 1
  }

  const describe = (element) => {
    const text = (element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 24)
    const mark =
      typeof element.className === 'string' && element.className ? `.${element.className.trim().split(/\s+/)[0]}` : ''
    return `<${element.tagName.toLowerCase()}${mark}>「${text}」`
  }

  const ownText = (element) =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== '')

  const allElements = () =>
    [...document.body.querySelectorAll('*')].filter((element) => element.checkVisibility?.() ?? true)

  /** The nearest ancestor that scrolls or clips; what leaves its box is not seen (or is reached by scrolling). */
  const frameOf = (element) => {
    for (let up = element.parentElement; up; up = up.parentElement) {
      if (getComputedStyle(up).overflow !== 'visible') return up
    }
    return null
  }

  /** The boxes of the text itself, line by line: what the eye sees, not the element's padding. */
  const textBoxes = (element) => {
    const range = document.createRange()
    const boxes = []
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || node.textContent.trim() === '') continue
      range.selectNodeContents(node)
      boxes.push(...range.getClientRects())
    }
    return boxes.filter((box) => box.width > 1 && box.height > 1)
  }

  const isOpaque = (element) => {
    const style = getComputedStyle(element)
    const alpha = Number(/rgba\(.*?([\d.]+)\)/.exec(style.backgroundColor)?.[1] ?? 1)
    return (alpha > 0.5 && Number(style.opacity) > 0.5) || style.backgroundImage !== 'none' || element.tagName === 'IMG'
  }

  /** Whether the middle of the box is seen: nothing opaque lies over it (a dialog, a sticky bar). */
  const isUncovered = (element, box) => {
    const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1)
    const stack = document.elementsFromPoint(x, box.top + box.height / 2)
    const place = stack.indexOf(element)
    return place >= 0 && !stack.slice(0, place).some((above) => !element.contains(above) && isOpaque(above))
  }

  const overlap = (a, b) => {
    const width = Math.min(a.right, b.right) - Math.max(a.left, b.left)
    const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
    return Math.min(width, height)
  }

  const sideways = () => {
    const page = document.scrollingElement ?? document.documentElement
    return page.scrollWidth > innerWidth + 1
      ? [`The page scrolls sideways: ${page.scrollWidth} px wide in ${innerWidth} px.`]
      : []
  }

  const beyondTheEdge = (elements) =>
    elements
      .filter((element) => ownText(element) && isSeen(element) && frameOf(element) === null)
      .filter((element) => {
        const box = element.getBoundingClientRect()
        return box.right > innerWidth + TOLERANCE_PX || box.left < -TOLERANCE_PX
      })
      .map((element) => `Text leaves the screen sideways: ${describe(element)}`)

  const clipped = (elements) =>
    elements
      .filter((element) => ownText(element) && isSeen(element))
      .filter((element) => {
        const style = getComputedStyle(element)
        if (style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') return false
        const hides = (overflow) => overflow === 'hidden' || overflow === 'clip'
        const wide = hides(style.overflowX) && element.scrollWidth > element.clientWidth + TOLERANCE_PX
        // Half a line: browsers count the room above and below glyphs.
        const high =
          hides(style.overflowY) && element.scrollHeight > element.clientHeight + parseFloat(style.fontSize) / 2
        return wide || high
      })
      .map((element) => `Text is cut off: ${describe(element)}`)

  const overlapping = (elements) => {
    const texts = elements
      .filter((element) => ownText(element) && isSeen(element))
      .flatMap((element) => textBoxes(element).map((box) => ({ element, box })))
      .filter(({ element, box }) => isUncovered(element, box))
    const found = new Set()
    texts.forEach((a, index) => {
      for (const b of texts.slice(index + 1)) {
        const related = a.element === b.element || a.element.contains(b.element) || b.element.contains(a.element)
        if (!related && overlap(a.box, b.box) > 4)
          found.add(`Text lies on text: ${describe(a.element)} and ${describe(b.element)}`)
      }
    })
    return [...found]
  }

  const layoutProblems = () => {
    const elements = allElements()
    return [...sideways(), ...beyondTheEdge(elements), ...clipped(elements), ...overlapping(elements)]
  }

  const drawn = (character, font) => {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = 40
    const pen = canvas.getContext('2d', { willReadFrequently: true })
    pen.font = `24px ${font}`
    pen.textBaseline = 'top'
    pen.fillText(character, 4, 4)
    return pen.getImageData(0, 0, 40, 40).data.join()
  }

  /** Characters that the page shows and its font draws as the empty box of a missing glyph. */
  const missingGlyphs = () => {
    const font = getComputedStyle(document.body).fontFamily
    const box = drawn('\u{10FFFE}', font)
    const characters = new Set(
      [...document.body.innerText].filter((character) => /\p{Script=Han}|[，。：；！？「」、（）]/u.test(character)),
    )
    return [...characters].filter((character) => drawn(character, font) === box)
  }

  /** What can be tapped and is smaller than a fingertip (CSS pixels). */
  const smallTargets = (minimumPx) =>
    allElements()
      .filter(
        (element) =>
          isSeen(element) &&
          element.matches(
            'button, a[href], input, select, [role=button], [role=tab], [role=checkbox], [role=radio], taro-button-core',
          ),
      )
      .filter((element) => {
        const box = element.getBoundingClientRect()
        return box.width < minimumPx || box.height < minimumPx
      })
      .map((element) => {
        const box = element.getBoundingClientRect()
        return `${describe(element)} is ${Math.round(box.width)}×${Math.round(box.height)}`
      })

  window.koumenChecks = { layoutProblems, missingGlyphs, smallTargets }
})()
