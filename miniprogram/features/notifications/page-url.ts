/** A message names its page without the leading slash, as WeChat's templates do. */
export const pageUrl = (page: string): string => (page.startsWith('/') ? page : `/${page}`)
