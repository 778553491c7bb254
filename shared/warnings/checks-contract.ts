import { z } from 'zod'
import { AreaCode, PageInput, pageOf } from '../kernel/document'
import { CheckKind } from './check-kinds'
import { WarningResult, WarningRow } from './row-model'

export const CheckRow = WarningRow.extend({
  kind: CheckKind,
  /** What the rule looks for, as a sentence, with its version. */
  ruleZh: z.string(),
  /** What each side says, from which list, as of when. */
  evidence: z.array(z.object({ labelZh: z.string(), valueZh: z.string(), sourceZh: z.string(), asOf: z.string() })),
  visitQuestionsZh: z.array(z.string()),
  result: WarningResult.nullable(),
  resultNoteZh: z.string().nullable(),
  closedOn: z.string().nullable(),
})
export type CheckRow = z.infer<typeof CheckRow>

export const checkActions = {
  checkKinds: {
    kind: 'read' as const,
    summary: 'How many checks of each kind wait for an officer.',
    input: z.object({ areaCode: AreaCode }),
    output: z.object({
      items: z.array(z.object({ kind: CheckKind, waiting: z.int(), overdue: z.int(), closed: z.int() })),
    }),
    errors: ['FORBIDDEN' as const],
  },
  checks: {
    kind: 'read' as const,
    summary: 'Checks of one kind with what each side says; nothing is stopped by them.',
    input: z.object({
      areaCode: AreaCode,
      kind: CheckKind,
      show: z.enum(['waiting', 'closed']).default('waiting'),
      ...PageInput,
    }),
    output: pageOf(CheckRow),
    errors: ['FORBIDDEN' as const],
  },
}
