import { sourceZh, valueZh } from '../../eligibility/words'
import { findDepartment, findFact } from '../../facts/vocabulary'
import { findFeed } from '../../feeds/catalogue'
import { maySeeFact } from '../../households/view-file'
import type { FileViewer } from '../../households/viewer'
import { formatDate, localDateOf, type LocalDate } from '../../kernel/dates'
import { factsIn } from '../../rules/compile'
import type { RiskLine, RiskView } from '../plan-contract'
import type { RiskAssessment } from './assess-risk'
import { chosenOf, heldOf, usedLevel, type RiskChoice, type StoredRisk } from './model'
import { rankOf, type RiskLevel } from './levels'
import { levelOf, type RiskScheme, type RiskStatement } from './scheme'
import { mayFallOn } from './settle-level'
import type { RiskEvidence, Weighed } from './weigh'

export interface RiskParts {
  householdId: string
  assessment: RiskAssessment
  stored: StoredRisk
  scheme: RiskScheme
  lastMetOn: LocalDate | null
  today: LocalDate
  nameOf: (personId: string) => string
  openReason: (choice: RiskChoice) => string
}

/** Whether this reader may know that the statement holds: all facts that it rests on are theirs to see. */
const maySee = (viewer: FileViewer, { statement, evidence }: Weighed): boolean => {
  const facts = [...new Set([...statement.evidence, ...factsIn(statement.when)])]
  return (
    facts.every((id) => maySeeFact(viewer, id, null)) &&
    evidence.every(({ factId, personId }) => maySeeFact(viewer, factId, personId))
  )
}

const evidenceZh = ({ factId, personId, entry }: RiskEvidence, nameOf: RiskParts['nameOf']): string => {
  const fact = findFact(factId)
  const who = personId === null ? '' : `${nameOf(personId)}·`
  return `${who}${fact?.labelZh ?? factId}：${valueZh(fact, entry.value)}（${sourceZh(entry.source)}，${entry.asOf}）`
}

/** Who can tell what is not known: the departments of its lists, else those that supply its facts. */
const tellersZh = ({ settledBy, evidence }: RiskStatement): string => {
  const ofLists = (settledBy ?? []).map((id) => findFeed(id)?.department)
  const ofFacts = evidence.map((id) => findFact(id)?.supplier)
  const names = (settledBy ? ofLists : ofFacts).flatMap((id) => (id ? (findDepartment(id)?.nameZh ?? []) : []))
  return names.length > 0 ? `，${[...new Set(names)].join('、')}能提供` : '，上门时问'
}

const lineOf = (
  weighed: Weighed<RiskScheme['items'][number] | RiskScheme['protective'][number]>,
  parts: RiskParts,
): RiskLine => {
  const { statement, verdict, evidence } = weighed
  const dimension = 'dimension' in statement ? statement.dimension : null
  return {
    id: statement.id,
    zh: statement.zh,
    dimensionZh: parts.scheme.dimensions.find(({ id }) => id === dimension)?.zh ?? '能减轻的',
    verdict,
    points: statement.points,
    evidenceZh: evidence.map((one) => evidenceZh(one, parts.nameOf)),
    askZh: verdict === 'unknown' ? `${statement.aboutZh}还不知道${tellersZh(statement)}` : null,
  }
}

const boundsZh = ({ atLeast, level, atMost }: RiskAssessment, scheme: RiskScheme): string => {
  const zh = (id: RiskLevel) => levelOf(scheme, id).zh
  if (atLeast === atMost) return `就是${zh(level)}，没查到的也改变不了`
  if (atLeast === level) return `至少${zh(level)}；没查到的如果都有，可能到${zh(atMost)}`
  if (atMost === level) return `最多${zh(level)}；没查到的如果能减轻，可能是${zh(atLeast)}`
  return `按查到的是${zh(level)}；全部查清后在${zh(atLeast)}到${zh(atMost)}之间`
}

const floorsZh = (parts: RiskParts, viewer: FileViewer): string[] => {
  const { assessment, scheme } = parts
  const atLeast = (zh: string, level: RiskLevel): string =>
    `${zh}：至少${levelOf(scheme, level).zh}（${levelOf(scheme, level).everyZh}）`
  return [
    ...(assessment.statutory ? [atLeast('法定探访对象（特殊困难老年人每月1次）', scheme.statutoryLevel)] : []),
    ...(assessment.redWarning ? [atLeast(scheme.redWarning.zh, scheme.redWarning.minLevel)] : []),
    ...assessment.floors.flatMap((floor) =>
      floor.verdict === 'met' && maySee(viewer, floor) ? [atLeast(floor.statement.zh, floor.statement.minLevel)] : [],
    ),
    ...assessment.caps.flatMap((cap) =>
      cap.verdict === 'met' && maySee(viewer, cap)
        ? [`${cap.statement.zh}：按${levelOf(scheme, cap.statement.maxLevel).zh}走访`]
        : [],
    ),
  ]
}

const heldZh = ({ stored, scheme, today }: RiskParts): string | null => {
  const fallsOn = mayFallOn(heldOf(stored), scheme)
  if (fallsOn === null || stored.held === stored.weighed) return null
  return `按查到的已经是${levelOf(scheme, stored.weighed).zh}；先按${levelOf(scheme, stored.held).zh}走访，${formatDate(fallsOn, today)}以后并且见到过本人才下调`
}

const choiceZh = ({ level, byName }: RiskChoice, scheme: RiskScheme): string =>
  level === null ? `${byName}改回按评分` : `${byName}改为${levelOf(scheme, level).zh}`

/** One household's risk for one reader. Pure, so that a table of readers tests it. */
export const viewRisk = (parts: RiskParts, viewer: FileViewer, maySet: boolean): RiskView => {
  const { assessment, stored, scheme } = parts
  const level = usedLevel(stored, scheme)
  const used = levelOf(scheme, level)
  const seen = <S extends RiskStatement>(all: readonly Weighed<S>[]): Weighed<S>[] =>
    all.filter((one) => maySee(viewer, one))
  const [items, protective] = [seen(assessment.items), seen(assessment.protective)]
  const isWhole = items.length === assessment.items.length && protective.length === assessment.protective.length
  const chosen = chosenOf(stored)
  const known = items.filter(({ verdict }) => verdict !== 'unknown').length
  const thin = assessment.known / assessment.asked < scheme.knownShare.least
  return {
    householdId: parts.householdId,
    schemeZh: `${scheme.titleZh}（${scheme.id}版）`,
    level,
    levelZh: used.zh,
    everyZh: used.everyZh,
    weighedZh: levelOf(scheme, assessment.level).zh,
    boundsZh: boundsZh(assessment, scheme),
    score: isWhole ? assessment.score : null,
    knownZh: `${items.length}项里知道${known}项${thin ? `，${scheme.knownShare.zh}` : ''}`,
    raises: items.map((one) => lineOf(one, parts)),
    lowers: protective.map((one) => lineOf(one, parts)),
    floorsZh: floorsZh(parts, viewer),
    heldZh: heldZh(parts),
    chosen: chosen && {
      levelZh: chosen.level === null ? '' : levelOf(scheme, chosen.level).zh,
      byName: chosen.byName,
      at: chosen.at,
      // The reason may tell of illness: it is for those who see it all.
      reasonZh: isWhole ? parts.openReason(chosen) : null,
    },
    earlier: stored.choices
      .slice(0, -1)
      .map((choice) => ({ wordsZh: choiceZh(choice, scheme), at: localDateOf(choice.at) })),
    lastMetOn: parts.lastMetOn,
    choices: [...scheme.levels]
      .sort((a, b) => rankOf(a.id) - rankOf(b.id))
      .map(({ id, zh, everyZh }) => ({ level: id, zh, everyZh })),
    maySet,
  }
}
