import { addDirt } from './add-dirt'
import * as civilAffairs from './civil-affairs-sheets'
import type { DepartmentFile } from './department-file'
import * as others from './other-sheets'
import type { Chance } from './random'
import * as register from './register-sheets'
import type { FilesInput, Sheet } from './sheet'
import { encodeCsv } from './write-csv'

const toFile = (
  chance: Chance,
  sheet: Sheet,
  timing: Pick<DepartmentFile, 'dataOn' | 'arrivesAt' | 'when'>,
): DepartmentFile => {
  const header = sheet.columns.map((c) => c.header)
  const plan = { ...sheet.plan, kinds: sheet.columns.map((c) => c.kind) }
  return {
    feedId: sheet.feedId,
    fileName: sheet.fileName,
    bytes: encodeCsv(addDirt(chance, header, sheet.rows, plan), sheet.encoding),
    ...timing,
  }
}

export const departmentFiles = (
  chance: Chance,
  input: FilesInput,
  days: { before: string; later: string },
): DepartmentFile[] => {
  const start = { dataOn: days.before, arrivesAt: `${days.before}T06:00:00.000+08:00`, when: 'start' as const }
  const first = [
    register.grids(input),
    register.addresses(input),
    register.registerOf(input),
    civilAffairs.dibaoHouseholds(input),
    civilAffairs.dibaoMembers(input),
    civilAffairs.tekun(input),
    civilAffairs.elderSpecial(input),
    civilAffairs.elderAllowance(input),
    civilAffairs.disabilitySubsidy(input),
    others.certificates(input),
    others.stays(input),
    others.houses(input),
    others.expensesBefore(input, days.before),
  ]
  // The two files of the story stand exactly as its script has them.
  const clean: Chance = { ...chance, happens: () => false }
  return [
    ...first.map((sheet) => toFile(chance, sheet, start)),
    toFile(clean, others.expensesNow(input.today), {
      dataOn: input.today,
      arrivesAt: `${input.today}T06:00:00.000+08:00`,
      when: 'morning',
    }),
    toFile(clean, others.appraisalOfStory(days.later), {
      dataOn: days.later,
      arrivesAt: `${days.later}T09:30:00.000+08:00`,
      when: 'later',
    }),
  ]
}
