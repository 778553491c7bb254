import { addWorkingDays } from '@shared/kernel/working-days'
import { KoumenError } from '@shared/kernel/errors'
import type { warningsContract } from '@shared/warnings/contract'
import type { Doc, Handler } from '../../runtime'
import { areaPath } from '../../runtime/records/area-path'
import { findWorker } from '../../runtime/records/find-worker'
import { joinVisit, tellWorker, visitCard, visitIdOf } from '../care-visit'
import { checkOf } from './compare-page'
import { federationSeat } from './federation-guard'
import { compareNow, loadCheck } from './read-yearly-check'

type Actions = typeof warningsContract.actions

const VISIT_WITHIN_DAYS = 10

const done = ({ _id, version, state }: Doc<'yearlyChecks'>) => ({ checkId: _id, version, state })

/** What an officer of the federation found; compared anew, so that it is said of what the departments say now. */
export const confirmYearlyCheck: Handler<Actions['confirmYearlyCheck']> = async (ctx, input) => {
  const check = await loadCheck(ctx, input.checkId)
  if (check.state === 'passed')
    throw new KoumenError('ILLEGAL_TRANSITION', '各部门的数据都对得上，已经免打扰通过，不用再确认。')
  const seat = federationSeat(ctx.actor.staff, check.areaCode)
  const { household, compared } = await compareNow(ctx, check)
  const row = compared && checkOf(ctx, compared, { ...check, household }, check)
  const pointsHash = compared?.pointsHash ?? check.pointsHash
  return ctx.commit(async (tx) => {
    const written = await tx.yearlyChecks.update(
      { _id: check._id, version: input.version },
      {
        ...(row ? { outcome: row.outcome, pointsHash, sealed: row.sealed, comparedOn: ctx.today } : {}),
        state: 'confirmed',
        confirmed: {
          finding: input.finding,
          noteZh: input.noteZh,
          staffId: seat.staffId,
          name: seat.name,
          at: ctx.now,
          pointsHash,
        },
      },
    )
    tx.audit({
      householdId: check.householdId,
      personIds: [check.personId],
      areaCode: check.areaCode,
      note: `yearly check ${check.year}: ${input.finding}`,
    })
    return done(written)
  })
}

/** Asks the grid worker to look in: joined to the visit of the day, or a card of its own that says 关爱走访. */
export const sendYearlyVisit: Handler<Actions['sendYearlyVisit']> = async (ctx, { checkId, version }) => {
  const check = await loadCheck(ctx, checkId)
  if (check.state !== 'open') throw new KoumenError('ILLEGAL_TRANSITION', '这个人不用上门核实，请刷新后再看。')
  if (check.taskId !== null) throw new KoumenError('ILLEGAL_TRANSITION', '已经请村里上门了，请等走访结果。')
  const [worker, person] = await Promise.all([
    areaPath(ctx, check.areaCode).then((path) => findWorker(ctx, path)),
    ctx.store.persons.get(check.personId),
  ])
  const ofTheDay = visitIdOf(ctx, check.householdId)
  const dueOn = addWorkingDays(ctx.today, VISIT_WITHIN_DAYS).date
  const spareId = ctx.newId()
  return ctx.commit(async (tx) => {
    const joined = await joinVisit(ctx, tx, ofTheDay, { warningIds: [], dueOn })
    const taskId = joined?._id ?? ((await tx.tasks.get(ofTheDay)) ? spareId : ofTheDay)
    if (!joined) {
      const about = { ...check, warningId: check._id, person, dueOn }
      await tx.tasks.insert({ ...visitCard(ctx, taskId, worker, about), warningId: null })
      tellWorker(tx, taskId, worker)
    }
    const written = await tx.yearlyChecks.update({ _id: check._id, version }, { taskId })
    tx.audit({
      householdId: check.householdId,
      personIds: [check.personId],
      areaCode: check.areaCode,
      note: 'care visit after the yearly check',
    })
    return done(written)
  })
}
