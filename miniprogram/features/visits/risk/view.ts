import type { RiskLine, RiskView } from '@shared/visits/plan-contract'

/** Lines in the order in which an officer reads them: what holds, the most points first; then what nobody knows yet. */
export const heldLines = (lines: readonly RiskLine[]): RiskLine[] =>
  lines.filter(({ verdict }) => verdict === 'met').sort((a, b) => Math.abs(b.points) - Math.abs(a.points))

export const openLines = (lines: readonly RiskLine[]): RiskLine[] =>
  lines.filter(({ verdict }) => verdict === 'unknown')

export const pointsZh = ({ points, verdict }: Pick<RiskLine, 'points' | 'verdict'>): string => {
  const signed = points > 0 ? `+${points}` : String(points)
  return verdict === 'unknown' ? `不知道（有就${signed}）` : `${signed}分`
}

export const levelTone = (level: RiskView['level']): 'danger' | 'warn' | 'info' | 'ok' =>
  (({ high: 'danger', key: 'warn', general: 'info', stable: 'ok' }) as const)[level]
