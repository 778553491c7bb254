import { badQuery } from './bad-query'

const compiled = new Map<string, RegExp>()

/** Says whether a text matches, by MongoDB's options i, m, s and x; `g` and `y` mean nothing there. */
export function textMatcher(pattern: string, options: string): (text: string) => boolean {
  const wrong = /[^imsxugy]/.exec(options)
  if (wrong) throw badQuery(`invalid flag in regex options: ${wrong[0]}`)
  const key = `${options}/${pattern}`
  const expression = compiled.get(key) ?? compile(pattern, options)
  if (compiled.size > 500) compiled.clear()
  compiled.set(key, expression)
  return (text) => expression.test(text)
}

function compile(pattern: string, options: string): RegExp {
  const source = options.includes('x') ? withoutLayout(pattern) : pattern
  const flags = options.replace(/[^ims]/g, '')
  try {
    return new RegExp(source, `${flags}u`)
  } catch {
    // Escapes that PCRE allows and the Unicode mode does not.
    try {
      return new RegExp(source, flags)
    } catch (error) {
      throw badQuery(`Regular expression is invalid: ${(error as Error).message}`)
    }
  }
}

const withoutLayout = (pattern: string) =>
  pattern.replace(/\\.|\[(?:\\.|[^\]])*\]|\s+|#.*$/gm, (part) => (/^(\s|#)/.test(part) ? '' : part))

/** A regular expression from the wire as a value: the options JavaScript has no word for are read into the pattern. */
export function regularExpression(pattern: string, options: string): RegExp {
  const source = options.includes('x') ? withoutLayout(pattern) : pattern
  try {
    return new RegExp(source, options.replace(/[^ims]/g, ''))
  } catch (error) {
    throw badQuery(`Regular expression is invalid: ${(error as Error).message}`)
  }
}
