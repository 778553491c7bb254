import type { AreaLevel } from '../access/scope'

export const AREA_LEVEL_LABELS: Record<AreaLevel, { zh: string; en: string }> = {
  county: { zh: '县', en: 'County' },
  township: { zh: '乡镇（街道）', en: 'Township or subdistrict' },
  community: { zh: '村（社区）', en: 'Village or community' },
  grid: { zh: '网格', en: 'Grid' },
}
