import { PlateCode } from '@shared/doorplates/model'

/** Letters that Crockford's alphabet leaves out are typed for the digits they look like. */
const asCode = (text: string): string | undefined => {
  const code = text.trim().toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
  return PlateCode.safeParse(code).success ? code : undefined
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/**
 * The plate code in whatever a scan gave: the code itself, a plate's web address (`…?plate=CODE`, `…/p/CODE`), or
 * WeChat's `q`, which is such an address encoded once. `undefined` when it is not a plate of ours.
 */
export const readPlate = (text: string): string | undefined => {
  const plain = decoded(text)
  const inAddress = /[?&#/](?:plate=|p\/)([0-9A-Za-z-]{12,20})/.exec(plain)?.[1]
  return asCode(inAddress ?? plain)
}

/** The plate of a page's parameters: `plate` from our own links, `q` when WeChat opened us from an ordinary QR code. */
export const plateOfParams = (params: { plate?: string; q?: string }): string | undefined => {
  const text = params.plate ?? params.q
  return text === undefined ? undefined : readPlate(text)
}
