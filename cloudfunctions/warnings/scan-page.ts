import type { Finding } from '@shared/warnings/evaluate'
import { warningKey } from '@shared/warnings/warning-key'
import type { ScanMark } from '@shared/warnings/scan-mark'
import type { Doc } from '../runtime'
import { readEntitled, readMarks, readRows, readSheets } from '../runtime/records/blocks'
import { readWork } from './household-work'
import { lookAtHousehold, type Looked } from './look-at-household'
import { newEvidence } from './raise-warning'
import { sealedId } from './raise-sealed'
import { isAtRest, type Chosen } from './scan-household'
import type { ScanMeans } from './scan-means'

export interface PageLook {
  /** Households of which something must be written: a warning, evidence, a day, what they seem entitled to. */
  chosen: Chosen[]
  cannotTell: number
  missingFeeds: Record<string, number>
}

interface Standing {
  warnings: ReadonlyMap<string, Doc<'warnings'>>
  sealed: ReadonlySet<string>
}

const keyOf = (household: Doc<'households'>, { rule, personId, on }: Finding): string =>
  warningKey(rule, personId ?? household._id, on)

/** A finding that already stands as it is found again. */
const says = ({ ctx }: ScanMeans, household: Doc<'households'>, finding: Finding, standing: Standing): boolean => {
  if (finding.rule.sealed) return standing.sealed.has(sealedId(ctx, finding, household._id))
  const warning = standing.warnings.get(keyOf(household, finding))
  return warning !== undefined && newEvidence(ctx, warning, finding) === undefined
}

const isSettled = (mark: ScanMark | null, looked: Looked): boolean =>
  mark === null
    ? isAtRest(looked)
    : mark.dueOn === looked.dueOn && JSON.stringify(mark.waitsFor) === JSON.stringify(looked.waitsFor)

const byId = <T extends { _id: string }>(all: readonly T[]): Map<string, T> =>
  new Map(all.map((each) => [each._id, each]))

/** Looks at some households with a handful of reads and no write. `marks`: read before, so that no change is missed. */
export const lookAtHouseholds = async (
  means: ScanMeans,
  households: readonly Doc<'households'>[],
  marks: ReadonlyMap<string, ScanMark>,
): Promise<Chosen[]> => {
  const { ctx } = means
  const [sheetOf, rowsOf, entitledOf, work] = await Promise.all([
    readSheets(ctx, households),
    readRows(ctx, households),
    readEntitled(ctx, households),
    readWork(
      ctx,
      households.map(({ _id }) => _id),
    ),
  ])
  const looks: Chosen[] = []
  for (const household of households) {
    const stored = { sheet: sheetOf(household), rows: rowsOf(household), entitled: entitledOf(household) }
    const rules = await means.rulesOf(household.areaCode)
    const looked = lookAtHousehold(means, rules, household, stored, work)
    looks.push({ household, mark: marks.get(household._id) ?? null, looked })
  }
  return looks
}

/** A page of a full scan: which of its households must be written about. */
export const lookAtPage = async (means: ScanMeans, households: readonly Doc<'households'>[]): Promise<PageLook> => {
  const { store } = means.ctx
  const marks = await readMarks(means.ctx, households)
  const looks = await lookAtHouseholds(means, households, marks)
  const found = looks.flatMap(({ household, looked }) =>
    looked.evaluation.findings.map((finding) => ({ household, finding })),
  )
  const [warnings, sealed] = await Promise.all([
    store.warnings.getMany(found.map(({ household, finding }) => keyOf(household, finding))),
    store.sealedReports.getMany(
      found.flatMap(({ household, finding }) =>
        finding.rule.sealed ? [sealedId(means.ctx, finding, household._id)] : [],
      ),
    ),
  ])
  const standing = { warnings: byId(warnings), sealed: new Set(sealed.map(({ _id }) => _id)) }
  const page: PageLook = { chosen: [], cannotTell: 0, missingFeeds: {} }
  for (const look of looks) {
    const { household, mark, looked } = look
    if (looked.waitsFor.length > 0) page.cannotTell += 1
    for (const feed of looked.waitsFor) page.missingFeeds[feed] = (page.missingFeeds[feed] ?? 0) + 1
    const isTold = looked.evaluation.findings.every((finding) => says(means, household, finding, standing))
    if (!isTold || looked.aged || looked.entitledChanged || !isSettled(mark, looked)) page.chosen.push(look)
  }
  return page
}
