/**
 * What a visit may ask, as data: fact ids of the one vocabulary (shared/facts), in spoken Chinese. A question left
 * alone stays unknown. Money is asked in yuan and kept in fen.
 */
export interface VisitQuestion {
  factId: string
  askZh: string
  /** `yesNo` → boolean; `yuan` → integer fen; `count` → integer; `choice` → one of `options`. */
  kind: 'yesNo' | 'yuan' | 'count' | 'choice'
  options?: readonly { value: string; labelZh: string }[]
  /** Shown after the field: 元、人. */
  unitZh?: string
}

export type VisitSectionId = 'house' | 'living' | 'illness' | 'person'

export const VISIT_QUESTIONS: Record<VisitSectionId, readonly VisitQuestion[]> = {
  house: [
    { factId: 'household.houseSuspectedUnsafe', askZh: '房子有没有开裂、漏雨、倾斜？', kind: 'yesNo' },
    { factId: 'household.onlyHome', askZh: '这是家里唯一的房子吗？', kind: 'yesNo' },
    { factId: 'household.isRural', askZh: '家住在农村吗？', kind: 'yesNo' },
  ],
  living: [
    { factId: 'household.size', askZh: '一起吃住的有几口人？在外读书的子女也算。', kind: 'count', unitZh: '人' },
    { factId: 'household.incomeMonthly', askZh: '全家一个月收入大约多少？', kind: 'yuan', unitZh: '元/月' },
    { factId: 'household.basicLifeInDifficulty', askZh: '眼下吃穿用是不是撑不下去了？', kind: 'yesNo' },
    {
      factId: 'household.emergencyType',
      askZh: '最近家里出了什么急事？',
      kind: 'choice',
      options: [
        { value: 'none', labelZh: '没有' },
        { value: 'fire', labelZh: '火灾' },
        { value: 'traffic', labelZh: '车祸' },
        { value: 'accident', labelZh: '别的意外' },
        { value: 'job-loss', labelZh: '突然没了收入' },
        { value: 'other', labelZh: '别的急事' },
      ],
    },
  ],
  illness: [{ factId: 'person.majorIllness', askZh: '得了重病、大病吗？', kind: 'yesNo' }],
  person: [
    {
      factId: 'person.livingArrangement',
      askZh: '平时和谁一起住？',
      kind: 'choice',
      options: [
        { value: 'alone', labelZh: '一个人住' },
        { value: 'elderly-couple', labelZh: '只和老伴' },
        { value: 'with-family', labelZh: '和家里人' },
        { value: 'left-behind', labelZh: '子女长年在外' },
        { value: 'institution', labelZh: '住养老院' },
      ],
    },
    {
      factId: 'person.employmentStatus',
      askZh: '现在在做什么？',
      kind: 'choice',
      options: [
        { value: 'employed', labelZh: '单位上班' },
        { value: 'flexible', labelZh: '打零工' },
        { value: 'self-employed', labelZh: '自己开店' },
        { value: 'farming', labelZh: '种地' },
        { value: 'unemployed', labelZh: '失业（登记过）' },
        { value: 'not-working', labelZh: '没活干' },
        { value: 'student', labelZh: '在读书' },
        { value: 'retired', labelZh: '退休' },
      ],
    },
    {
      factId: 'person.educationStage',
      askZh: '在读哪个阶段？',
      kind: 'choice',
      options: [
        { value: 'none', labelZh: '不在读' },
        { value: 'preschool', labelZh: '幼儿园' },
        { value: 'primary', labelZh: '小学' },
        { value: 'junior', labelZh: '初中' },
        { value: 'senior', labelZh: '高中' },
        { value: 'vocational', labelZh: '中职技校' },
        { value: 'college', labelZh: '大学' },
        { value: 'graduate', labelZh: '研究生' },
      ],
    },
  ],
}

/** Said only in the part about illness, which opens when the person speaks of it: the illness came suddenly. */
export const SUDDEN_ILLNESS = { factId: 'household.emergencyType', value: 'sudden-illness' } as const

/** Policies a worker commonly explains at the door; ticking one records 「政策已告知」 with the time of the visit. */
export const POLICIES_TO_TELL = [
  { policyId: 'dibao', titleZh: '低保' },
  { policyId: 'temp-relief-first-aid', titleZh: '急难救助' },
  { policyId: 'medical-aid-inpatient', titleZh: '医疗救助' },
  { policyId: 'rigid-expenditure-recognition', titleZh: '刚性支出困难家庭' },
  { policyId: 'rural-dilapidated-house', titleZh: '危房改造' },
  { policyId: 'house-safety-check', titleZh: '房屋鉴定' },
  { policyId: 'old-age-allowance', titleZh: '高龄津贴' },
  { policyId: 'college-national-grant', titleZh: '助学金' },
  { policyId: 'disability-living-allowance', titleZh: '残疾人补贴' },
] as const

export const RELATIONS_ZH = ['户主', '配偶', '子女', '父母', '兄弟姐妹', '孙子女', '祖父母', '其他'] as const
