import { AREA_CODE_LENGTHS } from '../access/scope'

/** From the widest area down to the code itself: county, township, community, grid. */
export const pathOf = (areaCode: string): string[] =>
  Object.values(AREA_CODE_LENGTHS)
    .filter((length) => length <= areaCode.length)
    .map((length) => areaCode.slice(0, length))
