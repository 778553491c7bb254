import { needTile, type NeedCode } from './need-tiles'

/**
 * What a tile makes worth asking about, best first. Ids of the catalogue; the title is what a person would say, because
 * the catalogue's own titles are department words. Nothing here is a verdict.
 */
export const TILE_POLICIES: Record<NeedCode, readonly string[]> = {
  houseLeaks: ['house-safety-check', 'rural-dilapidated-house'],
  medicalCost: ['medical-aid-illness-poverty', 'medical-aid-inpatient', 'temp-relief-expenditure'],
  hardToLive: ['dibao', 'dibao-edge-recognition', 'temp-relief-emergency'],
  suddenTrouble: ['temp-relief-first-aid', 'temp-relief-emergency'],
  schoolCost: ['college-national-grant', 'compulsory-living-subsidy', 'student-loan'],
  nobodyToCare: ['visit-care-service', 'old-age-allowance', 'elderly-care-subsidy'],
  disability: ['disability-living-allowance', 'disability-care-allowance', 'assistive-device-subsidy'],
  noWork: ['hard-to-employ-recognition', 'vocational-training-subsidy'],
  other: [],
}

const SHORT_TITLES: Readonly<Record<string, string>> = {
  'house-safety-check': '房屋鉴定',
  'rural-dilapidated-house': '危房改造',
  'medical-aid-illness-poverty': '医疗救助',
  'medical-aid-inpatient': '住院医疗救助',
  'temp-relief-expenditure': '临时救助',
  'temp-relief-emergency': '急难救助',
  'temp-relief-first-aid': '小额急难救助',
  dibao: '低保',
  'dibao-edge-recognition': '低保边缘认定',
  'rigid-expenditure-recognition': '刚性支出认定',
  'college-national-grant': '国家助学金',
  'compulsory-living-subsidy': '上学生活补助',
  'student-loan': '助学贷款',
  'old-age-allowance': '高龄津贴',
  'visit-care-service': '探访关爱',
  'elderly-care-subsidy': '养老服务补贴',
  'disability-living-allowance': '残疾人生活补贴',
  'disability-care-allowance': '残疾人护理补贴',
  'assistive-device-subsidy': '辅助器具补贴',
  'hard-to-employ-recognition': '就业援助',
  'vocational-training-subsidy': '职业培训补贴',
}

/** The spoken title, or the catalogue's where no shorter one is known. */
export const shortTitleZh = (policyId: string, titleZh: string): string => SHORT_TITLES[policyId] ?? titleZh

/** What a person declared by tapping, as facts of the household. */
export const declaredFacts = (needs: readonly NeedCode[]): Record<string, boolean> =>
  Object.assign({}, ...needs.map((code) => needTile(code).declares)) as Record<string, boolean>

export const MAX_TO_ASK = 3

export interface Askable {
  policyId: string
  titleZh: string
}

/**
 * Policies worth asking about after the tapped tiles: those the catalogue holds whose verdict from the declared answers
 * is not `unmet`, in the order of the tiles. `verdictOf` gives undefined for a policy the catalogue lacks.
 */
export const policiesToAsk = (
  needs: readonly NeedCode[],
  verdictOf: (policyId: string) => { verdict: 'met' | 'unmet' | 'unknown'; titleZh: string } | undefined,
): Askable[] => {
  const wanted = [...new Set(needs.flatMap((code) => TILE_POLICIES[code]))]
  const asked = wanted.flatMap((policyId) => {
    const screened = verdictOf(policyId)
    return screened && screened.verdict !== 'unmet'
      ? [{ policyId, titleZh: shortTitleZh(policyId, screened.titleZh) }]
      : []
  })
  return asked.slice(0, MAX_TO_ASK)
}
