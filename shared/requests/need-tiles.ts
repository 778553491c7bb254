/**
 * The tiles on the request page: spoken Chinese, not department words. `needId` is the need of the catalogue it opens;
 * `declares` is what the person has said by tapping (a declared fact, never a verified one).
 */
export const NEED_TILES = [
  {
    code: 'houseLeaks',
    labelZh: '房子漏了',
    labelEn: 'The house leaks',
    needId: 'help-housing',
    declares: { 'household.houseSuspectedUnsafe': true },
  },
  { code: 'medicalCost', labelZh: '看病花钱多', labelEn: 'Medical bills', needId: 'help-medical', declares: {} },
  { code: 'hardToLive', labelZh: '日子过不下去', labelEn: 'Hard to get by', needId: 'help-poverty', declares: {} },
  { code: 'suddenTrouble', labelZh: '家里突然出事', labelEn: 'Sudden trouble', needId: 'help-poverty', declares: {} },
  { code: 'schoolCost', labelZh: '孩子上学难', labelEn: 'School costs', needId: 'help-study', declares: {} },
  {
    code: 'nobodyToCare',
    labelZh: '老人没人照顾',
    labelEn: 'Nobody to care for an elder',
    needId: 'help-elderly',
    declares: {},
  },
  {
    code: 'disability',
    labelZh: '身体不方便',
    labelEn: 'Living with a disability',
    needId: 'help-disabled',
    declares: {},
  },
  { code: 'noWork', labelZh: '找不到活干', labelEn: 'No work', needId: 'help-work', declares: {} },
  { code: 'other', labelZh: '别的事', labelEn: 'Something else', needId: null, declares: {} },
] as const satisfies readonly {
  code: string
  labelZh: string
  labelEn: string
  needId: string | null
  declares: Readonly<Record<string, boolean>>
}[]

export type NeedCode = (typeof NEED_TILES)[number]['code']
export const NEED_CODES = NEED_TILES.map((tile) => tile.code) as [NeedCode, ...NeedCode[]]
export const needTile = (code: NeedCode) => NEED_TILES.find((tile) => tile.code === code)!
