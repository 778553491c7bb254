import type { ParameterRow } from '@shared/eligibility/toolbox-contract'

/** The dibao standard of 青禾县, as the server tells it. */
export const aParameter = (change: Partial<ParameterRow> = {}): ParameterRow => ({
  parameterId: 'standard.dibao',
  labelZh: '最低生活保障月标准（人均）',
  unitZh: '元/月',
  writtenPer: 1,
  basisZh: '社会救助法第十九条',
  noteZh: null,
  confidence: 'sourced',
  confidenceZh: '依据全文',
  typicalRange: [600, 1500],
  typicalZh: '600元/月到1,500元/月',
  usedBy: [{ policyId: 'dibao', titleZh: '最低生活保障' }],
  values: [
    {
      area: '339921',
      areaZh: '青禾县',
      from: '2000-01-01',
      value: 1180,
      valueZh: '1,180元/月',
      sourceZh: '示例值，待县里按公布文件替换',
      origin: 'shipped',
      inForce: true,
    },
  ],
  ...change,
})
